package pulp.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pulp.problem.Problem;
import pulp.sql.Ids;
import pulp.sql.TestDatabase;

/** What waits for what (specification 03 §11.2), how tasks end, and what a past owner may do. */
class QueueTest {
  private static final List<String> NONE = List.of();

  private final TestQueue queue = new TestQueue();

  @BeforeEach
  void emptyQueue() {
    TestQueue.empty();
  }

  @Test
  void theWorkedExampleOfTheSpecification() {
    UUID t1 = queue.dispatch(List.of("A"), List.of("B"));
    UUID t2 = queue.dispatch(NONE, List.of("A"));
    UUID t3 = queue.dispatch(NONE, List.of("A"));
    UUID t4 = queue.dispatch(List.of("A"), NONE);
    UUID t5 = queue.dispatch(List.of("B"), NONE);
    assertThat(queue.claimAll()).containsExactly(t1);
    queue.finish(t1);
    assertThat(queue.claimAll()).containsExactly(t2, t3, t5);
    queue.finish(t2);
    assertThat(queue.claimAll()).isEmpty();
    queue.finish(t3);
    assertThat(queue.claimAll()).containsExactly(t4);
  }

  @Test
  void queueingIsTransitive() {
    UUID t1 = queue.dispatch(List.of("a", "b"), NONE);
    UUID t2 = queue.dispatch(List.of("b", "c"), NONE);
    UUID t3 = queue.dispatch(List.of("c"), NONE);
    assertThat(queue.claimAll()).containsExactly(t1);
    queue.finish(t1);
    assertThat(queue.claimAll()).containsExactly(t2);
    queue.finish(t2);
    assertThat(queue.claimAll()).containsExactly(t3);
  }

  @Test
  void whoWantsAResourceAloneIsNotOvertakenByThoseWhoShareIt() {
    UUID reader = queue.dispatch(NONE, List.of("a"));
    UUID writer = queue.dispatch(List.of("a"), NONE);
    UUID late = queue.dispatch(NONE, List.of("a"));
    assertThat(queue.claimAll()).containsExactly(reader);
    queue.finish(reader);
    assertThat(queue.claimAll()).containsExactly(writer);
    queue.finish(writer);
    assertThat(queue.claimAll()).containsExactly(late);
  }

  @Test
  void aTaskThatHasTheDomainForItselfIsABarrier() {
    UUID before = queue.dispatch(List.of("x"), List.of("domain"));
    UUID barrier = queue.dispatch(List.of("domain"), NONE);
    UUID after = queue.dispatch(List.of("y"), List.of("domain"));
    assertThat(queue.claimAll()).containsExactly(before);
    queue.finish(before);
    assertThat(queue.claimAll()).containsExactly(barrier);
    queue.finish(barrier);
    assertThat(queue.claimAll()).containsExactly(after);
  }

  @Test
  void tasksSayWhenTheyCouldStartStartedAndEnded() {
    UUID first = queue.dispatch(List.of("a"), NONE);
    UUID second = queue.dispatch(List.of("a"), NONE);
    assertThat(queue.column(first, "unblocked_at")).isNotNull();
    assertThat(queue.column(second, "unblocked_at")).isNull();
    queue.claimAll();
    assertThat(queue.column(first, "started_at")).isNotNull();
    queue.finish(first);
    assertThat(queue.column(first, "finished_at")).isNotNull();
    assertThat(queue.column(second, "unblocked_at")).isNotNull();
    assertThat(queue.column(second, "started_at")).isNull();
  }

  @Test
  void theOrderOfCreationIsTheOrderOfTheQueue() {
    List<UUID> dispatched =
        List.of(
            queue.dispatch(List.of("a"), NONE),
            queue.dispatch(List.of("a"), NONE),
            queue.dispatch(List.of("a"), NONE));
    assertThat(
            TestDatabase.sql()
                .list(
                    "select t.pulp_id from core_task t order by pulp_created",
                    row -> row.uuid("pulp_id")))
        .isEqualTo(dispatched);
  }

  @Test
  void cancelingAWaitingTaskLetsThoseBehindItGoOn() {
    UUID t1 = queue.dispatch(NONE, List.of("a"));
    UUID t2 = queue.dispatch(List.of("a"), NONE);
    UUID t3 = queue.dispatch(NONE, List.of("a"));
    assertThat(queue.claimAll()).containsExactly(t1);
    assertThat(queue.service.cancel(t2)).isTrue();
    assertThat(queue.state(t2)).isEqualTo("canceled");
    assertThat(queue.column(t2, "started_at")).isNull();
    assertThat(queue.column(t2, "finished_at")).isNotNull();
    assertThat(queue.claimAll()).containsExactly(t3);
  }

  @Test
  void aRunningTaskIsCanceledWhenItsOwnerLetsGo() {
    UUID task = queue.dispatch(List.of("a"), NONE);
    UUID next = queue.dispatch(List.of("a"), NONE);
    queue.claimAll();
    assertThat(queue.service.cancel(task)).isTrue();
    assertThat(queue.service.cancel(task)).as("a cancel is repeated").isTrue();
    assertThat(queue.state(task)).isEqualTo("canceling");
    assertThat(queue.claimAll()).isEmpty();
    queue.finish(task);
    assertThat(queue.state(task)).isEqualTo("canceled");
    assertThat(queue.column(task, "error")).isNull();
    assertThat(queue.claimAll()).containsExactly(next);
    assertThat(queue.service.cancel(task)).isTrue();
  }

  @Test
  void aFinishedTaskIsNotCanceled() {
    UUID task = queue.dispatch(NONE, NONE);
    queue.claimAll();
    queue.finish(task);
    assertThat(queue.service.cancel(task)).isFalse();
    assertThat(queue.state(task)).isEqualTo("completed");
  }

  @Test
  void onlyATaskThatHasEndedIsDeleted() {
    UUID task = queue.dispatch(NONE, NONE);
    assertThatThrownBy(() -> queue.service.delete(task)).isInstanceOf(Problem.Conflict.class);
    queue.claimAll();
    assertThatThrownBy(() -> queue.service.delete(task)).isInstanceOf(Problem.Conflict.class);
    queue.finish(task);
    queue.service.delete(task);
    assertThat(queue.tasks.state(task)).isEmpty();
  }

  @Test
  void aPastOwnerChangesNothing() {
    UUID task = queue.dispatch(List.of("a"), NONE);
    queue.claimAll();
    queue.service.finish(task, Ids.next(), TaskState.COMPLETED, null, null);
    assertThat(queue.state(task)).isEqualTo("running");
  }

  @Test
  void aSlotThatIsNotRegisteredGetsNothing() {
    queue.dispatch(List.of("a"), NONE);
    assertThat(queue.service.claim(Ids.next())).isEmpty();
  }

  @Test
  void aTaskDispatchedWithAnOwnerIsStartedByItOrLeftToOthers() {
    UUID started = Ids.next();
    queue.service.dispatch(queue.task(started, NONE, NONE, null, queue.owner));
    UUID left = Ids.next();
    queue.service.dispatch(queue.task(left, NONE, NONE, null, queue.owner));
    assertThat(queue.claimAll()).isEmpty();
    assertThat(queue.service.start(started, queue.owner)).isTrue();
    assertThat(queue.service.handBack(started, queue.owner)).isFalse();
    assertThat(queue.service.handBack(left, queue.owner)).isTrue();
    assertThat(queue.service.start(left, queue.owner)).isFalse();
    assertThat(queue.claimAll()).containsExactly(left);
  }

  @Test
  void aTaskDispatchedWithAnOwnerCanBeCanceledBeforeItStarts() {
    UUID task = Ids.next();
    queue.service.dispatch(queue.task(task, List.of("a"), NONE, null, queue.owner));
    assertThat(queue.service.cancel(task)).isTrue();
    assertThat(queue.state(task)).isEqualTo("canceled");
    assertThat(queue.service.start(task, queue.owner)).isFalse();
  }

  @Test
  void aTaskDispatchedInATransactionIsSeenAfterItsCommit() {
    UUID kept = Ids.next();
    TestDatabase.inTransaction(() -> {
      assertThat(queue.dispatch(kept, List.of("a"), NONE)).isTrue();
    });
    UUID undone = Ids.next();
    assertThatThrownBy(() ->
            TestDatabase.inTransaction(() -> {
              queue.dispatch(undone, List.of("b"), NONE);
              throw new IllegalStateException("undo");
            }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(queue.claimAll()).containsExactly(kept);
    assertThat(queue.tasks.state(undone)).isEmpty();
  }

  @Test
  void aCanceledGroupTakesNoMoreTasks() {
    UUID group = Ids.next();
    queue.tasks.insertGroup(group, "group", queue.domain);
    UUID waiting = Ids.next();
    queue.service.dispatch(queue.task(waiting, NONE, NONE, group, null));
    queue.service.cancelGroup(group);
    assertThat(queue.state(waiting)).isEqualTo("canceled");
    assertThatThrownBy(
            () -> queue.service.dispatch(queue.task(Ids.next(), NONE, NONE, group, null)))
        .isInstanceOf(Problem.Conflict.class);
  }
}
