package pulp.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import pulp.problem.Problem;
import pulp.sql.Ids;
import pulp.sql.TestDatabase;

class VersionDeletionTest {
  private final TestRepositories repositories = new TestRepositories();
  private final UUID repository = repositories.repository();
  private final VersionDeletion deletion = repositories.beans.get(VersionDeletion.class);

  private void delete(int number) {
    UUID version = repositories.version(repository, number);
    TestDatabase.inTransaction(() -> deletion.delete(repository, version));
  }

  private UUID[] units(List<UUID> all, String letters) {
    return letters.chars().mapToObj(letter -> all.get(letter - 'A')).toArray(UUID[]::new);
  }

  @Test
  void theNextVersionTakesOverTheChangesOfADeletedOne() {
    List<UUID> all = repositories.units(9);
    repositories.become(repository, units(all, "ABCDE"));
    repositories.become(repository, units(all, "AFGHI"));
    repositories.become(repository, units(all, "ACDFH"));
    repositories.become(repository, units(all, "ACEFI"));
    delete(2);
    assertThat(repositories.numbers(repository)).containsExactly(0, 1, 3, 4);
    assertThat(repositories.content(repository, 1)).containsExactlyInAnyOrder(units(all, "ABCDE"));
    assertThat(repositories.content(repository, 3)).containsExactlyInAnyOrder(units(all, "ACDFH"));
    assertThat(repositories.content(repository, 4)).containsExactlyInAnyOrder(units(all, "ACEFI"));
    assertThat(repositories.summary(repository, 3)).containsExactly("A2", "P5", "R2");
    assertThat(repositories.summary(repository, 4)).containsExactly("A2", "P5", "R2");
  }

  @Test
  void deletingTheNewestVersionBringsBackTheOneBeforeAndNotItsNumber() {
    List<UUID> all = repositories.units(3);
    repositories.become(repository, units(all, "AB"));
    repositories.become(repository, units(all, "BC"));
    delete(2);
    assertThat(repositories.content(repository, 1)).containsExactlyInAnyOrder(units(all, "AB"));
    assertThat(repositories.become(repository, units(all, "C")).number()).isEqualTo(3);
    assertThat(repositories.content(repository, 3)).containsExactlyInAnyOrder(units(all, "C"));
  }

  @Test
  void theOnlyVersionStays() {
    assertThatThrownBy(() -> delete(0))
        .isInstanceOf(Problem.Failure.class)
        .hasMessage(
            "[PLP0011] Cannot delete repository version. Repositories must have at least one repository version.");
  }

  @Test
  void aVersionThatIsGoneIsNoFailure() {
    repositories.become(repository, repositories.units(1).getFirst());
    TestDatabase.inTransaction(() -> deletion.delete(repository, Ids.next()));
    assertThat(repositories.numbers(repository)).containsExactly(0, 1);
  }

  /**
   * Whatever is deleted in whatever order, what remains holds what it held, and its counts are
   * true.
   */
  @RepeatedTest(5)
  void remainingVersionsHoldWhatTheyHeld(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<UUID> all = repositories.units(12);
    Map<Integer, Set<UUID>> held = new HashMap<>();
    for (int i = 0; i < 10; i++) {
      UUID[] some = all.stream().filter(unit -> random.nextBoolean()).toArray(UUID[]::new);
      NewVersion made = repositories.become(repository, some);
      held.put(made.number(), repositories.content(repository, made.number()));
    }
    List<Integer> left = new ArrayList<>(repositories.numbers(repository));
    while (left.size() > 1) {
      Integer gone = left.get(random.nextInt(left.size()));
      delete(gone);
      left.removeIf(gone::equals);
      for (int number : left) {
        assertThat(repositories.content(repository, number))
            .isEqualTo(held.getOrDefault(number, Set.of()));
        assertCounts(number, left, held);
      }
    }
  }

  private void assertCounts(int number, List<Integer> left, Map<Integer, Set<UUID>> held) {
    int before = left.indexOf(number) - 1;
    Set<UUID> now = held.getOrDefault(number, Set.of());
    Set<UUID> then = before < 0 ? Set.of() : held.getOrDefault(left.get(before), Set.of());
    List<String> expected = new ArrayList<>();
    addCount(expected, "A", now.stream().filter(unit -> !then.contains(unit)).count());
    addCount(expected, "P", now.size());
    addCount(expected, "R", then.stream().filter(unit -> !now.contains(unit)).count());
    if (before >= 0) {
      assertThat(repositories.summary(repository, number)).containsExactlyElementsOf(expected);
    }
  }

  private static void addCount(List<String> counts, String kind, long count) {
    if (count > 0) {
      counts.add(kind + count);
    }
  }

  @Test
  void retentionKeepsTheNewestAndThoseThatAreServed() {
    for (int i = 0; i < 4; i++) {
      repositories.become(repository, repositories.units(1).getFirst());
    }
    distribute("test.publishing", "repository_version_id", repositories.version(repository, 1));
    retain(2);
    assertThat(repositories.numbers(repository)).containsExactly(1, 3, 4);
    repositories.become(repository, repositories.units(1).getFirst());
    assertThat(repositories.numbers(repository)).containsExactly(1, 4, 5);
    assertProtected(1);
  }

  @Test
  void aDistributedRepositoryKeepsItsNewestPublishedVersion() {
    for (int i = 0; i < 3; i++) {
      repositories.become(repository, repositories.units(1).getFirst());
    }
    publish(1, false);
    publish(2, false);
    distribute("test.publishing", "repository_id", repository);
    retain(1);
    assertThat(repositories.numbers(repository)).containsExactly(2, 3);
    assertProtected(2);
    assertUnprotected(3);
    distribute("test.plain", "repository_id", repository);
    assertProtected(3);
  }

  @Test
  void checkpointsThatAreServedStay() {
    for (int i = 0; i < 3; i++) {
      repositories.become(repository, repositories.units(1).getFirst());
    }
    publish(1, true);
    UUID distribution = distribute("test.publishing", "repository_id", repository);
    TestDatabase.sql()
        .update("update core_distribution set checkpoint = true where pulp_id = ?", distribution);
    retain(1);
    assertThat(repositories.numbers(repository)).containsExactly(1, 3);
  }

  private void retain(int count) {
    TestDatabase.sql()
        .update(
            "update core_repository set retain_repo_versions = ? where pulp_id = ?",
            count,
            repository);
    TestDatabase.inTransaction(() -> deletion.retain(repository));
  }

  private UUID distribute(String type, String column, UUID source) {
    UUID id = Ids.next();
    TestDatabase.sql()
        .update(
            "insert into core_distribution (pulp_id, pulp_type, name, base_path, "
                + column
                + ", pulp_domain_id) values (?, ?, ?, ?, ?, ?)",
            id,
            type,
            "d" + id,
            "d" + id,
            source,
            repositories.domain);
    return id;
  }

  private void publish(int number, boolean checkpoint) {
    TestDatabase.sql()
        .update(
            """
            insert into core_publication (pulp_id, pulp_type, complete, checkpoint, repository_version_id, pulp_domain_id)
            values (?, 'test.test', true, ?, ?, ?)
            """,
            Ids.next(),
            checkpoint,
            repositories.version(repository, number),
            repositories.domain);
  }

  private void assertProtected(int number) {
    assertThatThrownBy(
            () -> deletion.checkUnprotected(repositories.version(repository, number), repository))
        .isInstanceOf(Problem.Invalid.class)
        .hasMessageContaining("currently being used to distribute content");
  }

  private void assertUnprotected(int number) {
    deletion.checkUnprotected(repositories.version(repository, number), repository);
  }
}
