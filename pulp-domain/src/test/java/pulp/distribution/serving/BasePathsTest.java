package pulp.distribution.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BasePathsTest {
  private final BasePaths paths = new BasePaths();

  private static Served served(UUID id, String basePath) {
    return new Served(
        id,
        id,
        0,
        "test.test",
        basePath,
        basePath.contains("hidden"),
        null,
        null,
        true,
        null,
        List.of(),
        null);
  }

  private Served put(String basePath) {
    Served served = served(UUID.randomUUID(), basePath);
    paths.put(served);
    return served;
  }

  @Test
  void aPathBelongsToTheBasePathThatItBeginsWith() {
    Served one = put("a/b");
    assertThat(paths.match("a/b/c/d.txt")).contains(new BasePaths.Match(one, "/c/d.txt"));
    assertThat(paths.match("a/b/")).contains(new BasePaths.Match(one, "/"));
    assertThat(paths.match("a/b")).contains(new BasePaths.Match(one, ""));
    assertThat(paths.match("a/b//c")).contains(new BasePaths.Match(one, "//c"));
  }

  @Test
  void onlyWholeSegmentsCount() {
    put("a/b");
    assertThat(paths.match("a/bc")).isEmpty();
    assertThat(paths.match("a")).isEmpty();
    assertThat(paths.match("a//b")).isEmpty();
    assertThat(paths.match("")).isEmpty();
  }

  @Test
  void theLongestWinsShouldThereEverBeTwo() {
    put("a");
    Served longer = put("a/b");
    assertThat(paths.match("a/b/c").orElseThrow().served()).isEqualTo(longer);
  }

  @Test
  void whatLeadsNowhereIsNotShown() {
    put("a/x");
    put("a/hidden");
    put("b/hidden");
    assertThat(paths.below("", served -> !served.hidden())).containsExactly("a");
    assertThat(paths.below("a/", served -> !served.hidden())).containsExactly("x");
    assertThat(paths.below("b/", served -> !served.hidden())).isEmpty();
    assertThat(paths.below("c/", served -> true)).isEmpty();
  }

  @Test
  void aPlaceThatAnotherHasTakenIsNotTakenAway() {
    Served old = put("a/b");
    Served other = put("a/b");
    paths.remove(old);
    assertThat(paths.match("a/b").orElseThrow().served()).isEqualTo(other);
    paths.remove(other);
    assertThat(paths.match("a/b")).isEmpty();
    assertThat(paths.below("", served -> true)).isEmpty();
  }
}
