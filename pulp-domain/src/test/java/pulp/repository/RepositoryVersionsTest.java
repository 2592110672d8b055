package pulp.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import pulp.problem.Problem;
import pulp.sql.Ids;
import pulp.sql.TestDatabase;

class RepositoryVersionsTest {
  private final TestRepositories repositories = new TestRepositories();
  private final UUID repository = repositories.repository();

  @Test
  void aRepositoryBeginsWithAnEmptyVersion() {
    assertThat(repositories.numbers(repository)).containsExactly(0);
    assertThat(repositories.content(repository, 0)).isEmpty();
    assertThat(repositories.summary(repository, 0)).isEmpty();
  }

  @Test
  void aVersionHoldsWhatTheOneBeforeItHeldAndTheChange() {
    List<UUID> units = repositories.units(3);
    repositories.change(repository, draft -> draft.add(Selection.of(units)));
    repositories.change(repository, draft -> draft.remove(Selection.of(units.subList(0, 1))));
    assertThat(repositories.numbers(repository)).containsExactly(0, 1, 2);
    assertThat(repositories.content(repository, 1)).hasSize(3);
    assertThat(repositories.content(repository, 2))
        .containsExactlyInAnyOrderElementsOf(units.subList(1, 3));
    assertThat(repositories.summary(repository, 1)).containsExactly("A3", "P3");
    assertThat(repositories.summary(repository, 2)).containsExactly("P2", "R1");
  }

  @Test
  void nothingChangedMakesNoVersionAndUsesNoNumber() {
    List<UUID> units = repositories.units(2);
    repositories.change(repository, draft -> draft.add(Selection.of(units)));
    assertThat(repositories.change(repository, draft -> draft.add(Selection.of(units)))).isEmpty();
    assertThat(
            repositories.change(
                repository, draft -> draft.remove(Selection.of(repositories.units(1)))))
        .isEmpty();
    List<UUID> more = repositories.units(1);
    Optional<NewVersion> next =
        repositories.change(repository, draft -> draft.add(Selection.of(more)));
    assertThat(next.orElseThrow().number()).isEqualTo(2);
  }

  @Test
  void whatADraftUndoesOfItselfLeavesNoTrace() {
    List<UUID> units = repositories.units(2);
    repositories.change(repository, draft -> draft.add(Selection.of(units)));
    Instant entered = enteredAt(units.getFirst());
    List<UUID> passing = repositories.units(1);
    Optional<NewVersion> made =
        repositories.change(
            repository,
            draft -> {
              assertThat(draft.clear()).isEqualTo(2);
              assertThat(draft.add(Selection.of(units))).isEqualTo(2);
              assertThat(draft.add(Selection.of(passing))).isEqualTo(1);
              assertThat(draft.remove(Selection.of(passing))).isEqualTo(1);
            });
    assertThat(made).isEmpty();
    assertThat(enteredAt(units.getFirst())).isEqualTo(entered);
  }

  private Instant enteredAt(UUID unit) {
    return TestDatabase.sql()
        .list(
            "select created from core_repository_content where repository_id = ? and content_id = ?",
            row -> row.moment("created"),
            repository,
            unit)
        .getFirst();
  }

  @Test
  void aVersionMayBeginWithTheContentOfAnother() {
    List<UUID> old = repositories.units(2);
    List<UUID> theirs = repositories.units(3);
    List<UUID> more = repositories.units(1);
    UUID other = repositories.repository();
    repositories.change(repository, draft -> draft.add(Selection.of(old)));
    NewVersion base =
        repositories.change(other, draft -> draft.add(Selection.of(theirs))).orElseThrow();
    Set<UUID> added = new TreeSet<>();
    NewVersion made =
        TestDatabase.inTransaction(() ->
                repositories
                    .beans
                    .get(RepositoryVersions.class)
                    .change(
                        repository,
                        Draft.Origin.API,
                        Optional.of(base.id()),
                        draft -> {
                          draft.add(Selection.of(more));
                          added.addAll(units(draft.added()));
                        },
                        null))
            .orElseThrow();
    Set<UUID> expected = new TreeSet<>(theirs);
    expected.addAll(more);
    assertThat(repositories.content(repository, made.number())).isEqualTo(expected);
    assertThat(added).containsExactlyElementsOf(more);
    assertThat(repositories.summary(repository, made.number())).containsExactly("A4", "P4", "R2");
  }

  private static List<UUID> units(Selection selection) {
    return TestDatabase.sql()
        .list(
            "select id from (" + selection.sql() + ") as u (id)",
            row -> row.uuid("id"),
            selection.values().toArray());
  }

  @Test
  void aTypeThatTheRepositoryDoesNotHoldIsRefusedAndNothingRemains() {
    UUID stranger = Ids.next();
    TestDatabase.sql()
        .update(
            "insert into core_content (pulp_id, pulp_type, pulp_domain_id) values (?, 'test.other', ?)",
            stranger,
            repositories.domain);
    assertThatThrownBy(() ->
            repositories.change(repository, draft -> draft.add(Selection.of(List.of(stranger)))))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Saw unsupported content types {'test.other'}");
    assertThat(repositories.numbers(repository)).containsExactly(0);
    assertThat(repositories.content(repository, 0)).isEmpty();
  }

  @Test
  void manyWhoAddAtOnceMakeOneVersionEachAndLoseNothing() throws Exception {
    int writers = 8;
    int rounds = 10;
    List<Callable<List<Integer>>> work = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      List<UUID> mine = repositories.units(rounds);
      work.add(() -> {
        List<Integer> numbers = new ArrayList<>();
        for (UUID unit : mine) {
          numbers.add(
              repositories
                  .change(repository, draft -> draft.add(Selection.of(List.of(unit))))
                  .orElseThrow()
                  .number());
        }
        return numbers;
      });
    }
    repositories.change(
        repository, draft -> draft.add(Selection.of(repositories.units(1)))); // all beans are made
    Set<Integer> numbers = new TreeSet<>();
    for (List<Integer> made : all(work)) {
      numbers.addAll(made);
    }
    assertThat(numbers).hasSize(writers * rounds);
    assertThat(repositories.numbers(repository)).hasSize(writers * rounds + 2);
    int last = writers * rounds + 1;
    assertThat(repositories.content(repository, last)).hasSize(last);
    assertThat(repositories.summary(repository, last)).containsExactly("A1", "P" + last);
  }

  private static <T> List<T> all(List<Callable<T>> work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(work, 60, TimeUnit.SECONDS)) {
        if (future.isCancelled()) {
          throw new TimeoutException();
        }
        results.add(future.get());
      }
      return results;
    }
  }
}
