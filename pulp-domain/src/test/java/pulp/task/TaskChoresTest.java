package pulp.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pulp.sql.TestDatabase;
import pulp.storage.TestStore;

/** What a dead process, a lost connection or a lost notification leaves behind is put in order. */
class TaskChoresTest {
  private static final List<String> NONE = List.of();

  @TempDir Path folder;
  private final TestQueue queue = new TestQueue();
  private final TaskChores chores = new TaskChores();

  @BeforeEach
  void prepare() {
    TestQueue.empty();
    chores.service = queue.service;
    chores.steps = queue.steps;
    chores.owners = queue.owners;
    chores.wakeUp = queue.wakeUp;
    chores.running = new RunningTasks();
    chores.running.owners = queue.owners;
    chores.store = TestStore.in(folder, queue.domain);
  }

  @Test
  void tasksOfADeadWorkerFailAndFreeTheirResources() {
    UUID dead = TestQueue.newApp(-1);
    UUID running = queue.dispatch(List.of("a"), NONE);
    UUID next = queue.dispatch(List.of("a"), NONE);
    queue.service.claim(dead);
    Path scratch = chores.store.scratch(running);
    chores.endAbandoned();
    assertThat(queue.state(running)).isEqualTo("failed");
    assertThat(queue.column(running, "error ->> 'reason'")).isEqualTo("Worker has gone missing.");
    assertThat(scratch).doesNotExist();
    assertThat(
            TestDatabase.sql()
                .number("select count(*) from core_app_status where pulp_id = ?", dead))
        .isZero();
    assertThat(queue.claimAll()).containsExactly(next);
  }

  @Test
  void aCanceledTaskOfADeadWorkerFailsToo() {
    UUID dead = TestQueue.newApp(-1);
    UUID task = queue.dispatch(List.of("a"), NONE);
    queue.service.claim(dead);
    queue.service.cancel(task);
    chores.endAbandoned();
    assertThat(queue.state(task)).isEqualTo("failed");
  }

  @Test
  void tasksOfALivingWorkerAreLeftAlone() {
    UUID task = queue.dispatch(List.of("a"), NONE);
    queue.claimAll();
    chores.endAbandoned();
    assertThat(queue.state(task)).isEqualTo("running");
  }

  @Test
  void whatADeadProcessHadNotStartedIsLeftToTheWorkers() {
    UUID dead = TestQueue.newApp(-1);
    UUID task = UUID.randomUUID();
    queue.service.dispatch(queue.task(task, NONE, NONE, null, dead));
    chores.endAbandoned();
    assertThat(queue.claimAll()).containsExactly(task);
  }

  @Test
  void aTaskThatShouldRunHereAndDoesNotFailsAtTheSecondLook() {
    UUID lost = queue.dispatch(List.of("a"), NONE);
    queue.claimAll();
    chores.checkOwn(List.of(queue.owner));
    assertThat(queue.state(lost)).isEqualTo("running");
    chores.checkOwn(List.of(queue.owner));
    assertThat(queue.state(lost)).isEqualTo("failed");
  }

  @Test
  void theSweepFindsWhatNobodyLookedAt() {
    UUID first = queue.dispatch(List.of("a"), List.of("b"));
    UUID second = queue.dispatch(List.of("a"), NONE);
    UUID behind = queue.dispatch(NONE, List.of("a"));
    UUID other = queue.dispatch(List.of("b"), NONE);
    queue.claimAll();
    queue.steps.finish(first, queue.owner, TaskState.COMPLETED, null, null);
    assertThat(queue.claimAll()).isEmpty();
    chores.sweep();
    assertThat(queue.claimAll()).containsExactly(second, other);
    chores.sweep();
    assertThat(queue.claimAll()).isEmpty();
    assertThat(queue.state(behind)).isEqualTo("waiting");
  }
}
