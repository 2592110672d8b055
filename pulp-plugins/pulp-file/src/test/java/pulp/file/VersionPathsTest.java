package pulp.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pulp.problem.Problem;
import pulp.repository.Selection;
import pulp.sql.TestDatabase;

class VersionPathsTest {
  @TempDir Path folder;
  private TestFiles files;
  private UUID repository;

  @BeforeEach
  void open() {
    files = new TestFiles(folder);
    repository = files.repository();
  }

  @Test
  void theLaterUnitOfAPathWins() {
    List<UUID> old = files.units("old", "a/b", "c");
    List<UUID> later = files.units("new", "a/b");
    files.add(repository, old);
    files.add(repository, later);
    assertThat(files.content(repository)).containsExactlyInAnyOrder(old.get(1), later.getFirst());
  }

  @Test
  void twoOfAPathAtOnceAreRefused() {
    List<UUID> both = new ArrayList<>(files.units("one", "a", "b"));
    both.addAll(files.units("two", "a", "b"));
    assertThatThrownBy(() -> files.add(repository, both))
        .isInstanceOf(Problem.Failure.class)
        .hasMessageStartingWith(
            "[PLP0022] Found 2 duplicate contents in repository version(see the logs (cid=");
    assertThat(files.content(repository)).isEmpty();
  }

  @Test
  void aUnitReplacesOneThatCameWithTheBaseVersion() {
    UUID other = files.repository();
    UUID base = files.add(other, files.units("base", "a", "b")).orElseThrow().id();
    List<UUID> mine = files.units("mine", "a");
    files.change(repository, Optional.of(base), draft -> draft.add(Selection.of(mine)));
    assertThat(files.paths(repository)).containsExactly("a", "b");
    assertThat(files.content(repository)).contains(mine.getFirst());
  }

  @Test
  void aPathThatLeadsThroughAFileIsRefused() {
    files.add(repository, files.units("x", "a/b"));
    assertThatThrownBy(() -> files.add(repository, files.units("x", "a/b/c/d")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Repository version errors : Path errors found.")
        .hasMessageContaining("The path for file 'a/b' overlaps: a/b/c/d");
  }

  @Test
  void aFileThatOthersLeadThroughIsRefused() {
    files.add(repository, files.units("x", "a/b/c", "a/bc"));
    assertThatThrownBy(() -> files.add(repository, files.units("x", "a/b")))
        .hasMessageContaining("The path for file 'a/b' overlaps: a/b/c");
    assertThatThrownBy(() -> files.add(repository, files.units("x", "a")))
        .hasMessageContaining("The path for file 'a' overlaps: a/b");
    assertThat(files.add(repository, files.units("x", "a/b.c", "a/b-c"))).isPresent();
  }

  @Test
  void pathsOfOtherRepositoriesAndOldVersionsDoNotMatter() {
    files.add(files.repository(), files.units("x", "a"));
    files.add(repository, files.units("x", "a"));
    List<UUID> below = files.units("x", "a/b");
    assertThat(
            files.change(
                repository,
                draft -> {
                  draft.clear();
                  draft.add(Selection.of(below));
                }))
        .isPresent();
    assertThat(files.paths(repository)).containsExactly("a/b");
  }

  /**
   * Of a repository that was just filled there are no statistics, whether there are some of others
   * or none at all; comparing all with all would take minutes.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Timeout(60)
  void manyAtOnceAreComparedByIndex(boolean analyzed) {
    String[] paths =
        IntStream.range(0, 20_000).mapToObj(i -> "d" + i % 100 + "/f" + i).toArray(String[]::new);
    if (analyzed) {
      files.add(files.repository(), files.units("zero", paths));
      TestDatabase.sql().run("analyze core_repository_content, file_content");
    }
    List<UUID> first = files.units("one", paths);
    files.add(repository, first);
    List<UUID> second = files.units("two", paths);
    files.add(repository, second);
    assertThat(files.content(repository)).containsExactlyInAnyOrderElementsOf(second);
  }
}
