package pulp.task;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pulp.sql.Ids;
import pulp.sql.TestDatabase;

/** The queue on a real database, as many transactions at once as there are threads. */
class QueueTest {
  private final TaskService service = new TaskService();
  private final UUID domain = TestDatabase.newDomain();
  private final UUID owner = Ids.next();

  QueueTest() {
    service.tasks = new TaskQueries();
    service.tasks.sql = TestDatabase.sql();
    service.steps = new Transactions();
    service.steps.tasks = service.tasks;
    service.steps.queue = new QueueQueries();
    service.steps.queue.sql = TestDatabase.sql();
  }

  @BeforeEach
  void emptyQueue() {
    TestDatabase.sql().update("delete from core_task");
  }

  @Test
  void theWorkedExampleOfTheSpecification() {
    UUID t1 = dispatch(List.of("A"), List.of("B"));
    UUID t2 = dispatch(List.of(), List.of("A"));
    UUID t3 = dispatch(List.of(), List.of("A"));
    UUID t4 = dispatch(List.of("A"), List.of());
    UUID t5 = dispatch(List.of("B"), List.of());
    assertThat(claimAll()).containsExactly(t1);
    finish(t1);
    assertThat(claimAll()).containsExactly(t2, t3, t5);
    finish(t2);
    assertThat(claimAll()).isEmpty();
    finish(t3);
    assertThat(claimAll()).containsExactly(t4);
  }

  @Test
  void queueingIsTransitive() {
    UUID t1 = dispatch(List.of("a", "b"), List.of());
    UUID t2 = dispatch(List.of("b", "c"), List.of());
    UUID t3 = dispatch(List.of("c"), List.of());
    assertThat(claimAll()).containsExactly(t1);
    finish(t1);
    assertThat(claimAll()).containsExactly(t2);
    finish(t2);
    assertThat(claimAll()).containsExactly(t3);
  }

  @Test
  void aTaskThatHasTheDomainForItselfIsABarrier() {
    UUID before = dispatch(List.of("x"), List.of("domain"));
    UUID barrier = dispatch(List.of("domain"), List.of());
    UUID after = dispatch(List.of("y"), List.of("domain"));
    assertThat(claimAll()).containsExactly(before);
    finish(before);
    assertThat(claimAll()).containsExactly(barrier);
    finish(barrier);
    assertThat(claimAll()).containsExactly(after);
  }

  @Test
  void cancelingAWaitingTaskLetsThoseBehindItGoOn() {
    UUID t1 = dispatch(List.of(), List.of("a"));
    UUID t2 = dispatch(List.of("a"), List.of());
    UUID t3 = dispatch(List.of(), List.of("a"));
    assertThat(claimAll()).containsExactly(t1);
    assertThat(cancel(t2)).isTrue();
    assertThat(state(t2)).isEqualTo("canceled");
    assertThat(claimAll()).containsExactly(t3);
  }

  @Test
  void aRunningTaskIsCanceledWhenItsOwnerLetsGo() {
    UUID task = dispatch(List.of("a"), List.of());
    UUID next = dispatch(List.of("a"), List.of());
    claimAll();
    assertThat(cancel(task)).isTrue();
    assertThat(state(task)).isEqualTo("canceling");
    assertThat(holds(task)).as("a canceled task commits nothing").isFalse();
    assertThat(claimAll()).isEmpty();
    finish(task);
    assertThat(state(task)).isEqualTo("canceled");
    assertThat(claimAll()).containsExactly(next);
    assertThat(cancel(task)).isTrue();
  }

  @Test
  void aFinishedTaskIsNotCanceled() {
    UUID task = dispatch(List.of(), List.of());
    claimAll();
    finish(task);
    assertThat(cancel(task)).isFalse();
    assertThat(state(task)).isEqualTo("completed");
  }

  @Test
  void aPastOwnerChangesNothing() {
    UUID task = dispatch(List.of("a"), List.of());
    claimAll();
    service.finish(task, Ids.next(), TaskState.COMPLETED, null, null);
    assertThat(state(task)).isEqualTo("running");
  }

  @Test
  void tasksOfADeadWorkerFailAndFreeTheirResources() {
    UUID dead = dispatch(List.of("a"), List.of());
    UUID next = dispatch(List.of("a"), List.of());
    claimAll();
    service.endAbandoned();
    assertThat(state(dead)).isEqualTo("failed");
    assertThat(claimAll()).containsExactly(next);
  }

  @Test
  void nothingConflictingRunsTogetherAndNothingIsLeftOver() throws Exception {
    int tasks = 300;
    Map<UUID, Wanted> wanted = new java.util.concurrent.ConcurrentHashMap<>();
    AtomicInteger done = new AtomicInteger();
    AtomicReference<String> broken = new AtomicReference<>();
    Map<String, Integer> held = new HashMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
      List<Future<Void>> work = new ArrayList<>();
      for (int d = 0; d < 4; d++) {
        Random random = new Random(d);
        work.add(threads.submit(dispatcher(tasks / 4, random, wanted)));
      }
      for (int w = 0; w < 8; w++) {
        work.add(threads.submit(worker(tasks, wanted, held, done, broken)));
      }
      try {
        for (Future<Void> one : work) {
          one.get(1, TimeUnit.MINUTES);
        }
      } finally {
        broken.compareAndSet(null, done.get() < tasks ? "only " + done.get() + " ended" : null);
      }
    }
    assertThat(broken.get()).isNull();
    assertThat(done.get()).isEqualTo(tasks);
    assertThat(TestDatabase.sql().number("select count(*) from core_task_reservation")).isZero();
  }

  private record Wanted(Set<String> exclusive, Set<String> shared) {}

  private Callable<Void> dispatcher(int count, Random random, Map<UUID, Wanted> wanted) {
    return () -> {
      for (int i = 0; i < count; i++) {
        Set<String> exclusive = new HashSet<>();
        Set<String> shared = new HashSet<>();
        for (int r = 0; r < 3; r++) {
          (random.nextInt(3) == 0 ? exclusive : shared).add("r" + random.nextInt(6));
        }
        shared.removeAll(exclusive);
        UUID id = Ids.next();
        wanted.put(id, new Wanted(exclusive, shared));
        dispatch(id, List.copyOf(exclusive), List.copyOf(shared));
      }
      return null;
    };
  }

  private Callable<Void> worker(
      int tasks,
      Map<UUID, Wanted> wanted,
      Map<String, Integer> held,
      AtomicInteger done,
      AtomicReference<String> broken) {
    return () -> {
      while (done.get() < tasks && broken.get() == null) {
        Optional<UUID> task = claim();
        if (task.isPresent()) {
          Wanted mine = wanted.get(task.get());
          take(mine, held, broken);
          LockSupport.parkNanos(50_000);
          giveBack(mine, held);
          finish(task.get());
          done.incrementAndGet();
        }
      }
      return null;
    };
  }

  /**
   * Exclusive holders count a thousand, shared ones one; more than one thousand, or both, is a
   * conflict.
   */
  private static synchronized void take(
      Wanted mine, Map<String, Integer> held, AtomicReference<String> broken) {
    mine.exclusive.forEach(name -> check(name, held.merge(name, 1000, Integer::sum), broken));
    mine.shared.forEach(name -> check(name, held.merge(name, 1, Integer::sum), broken));
  }

  private static void check(String name, int count, AtomicReference<String> broken) {
    if (count > 1000) {
      broken.set(name + " is held by " + count);
    }
  }

  private static synchronized void giveBack(Wanted mine, Map<String, Integer> held) {
    mine.exclusive.forEach(name -> held.merge(name, -1000, Integer::sum));
    mine.shared.forEach(name -> held.merge(name, -1, Integer::sum));
  }

  private UUID dispatch(List<String> exclusive, List<String> shared) {
    UUID id = Ids.next();
    dispatch(id, exclusive, shared);
    return id;
  }

  private void dispatch(UUID id, List<String> exclusive, List<String> shared) {
    NewTask task =
        new NewTask(
            id, "test", "", exclusive, shared, false, null, null, null, "cid", domain, null);
    service.dispatch(task);
  }

  private Optional<UUID> claim() {
    return service.claim(owner);
  }

  private List<UUID> claimAll() {
    List<UUID> claimed = new ArrayList<>();
    for (Optional<UUID> next = claim(); next.isPresent(); next = claim()) {
      claimed.add(next.get());
    }
    return claimed;
  }

  private void finish(UUID task) {
    service.finish(task, owner, TaskState.COMPLETED, null, null);
  }

  private boolean cancel(UUID task) {
    return service.cancel(task);
  }

  private boolean holds(UUID task) {
    return TestDatabase.inTransaction(() -> service.steps.queue.hold(task, owner));
  }

  private String state(UUID task) {
    return service.tasks.state(task).orElseThrow();
  }

  /** The steps with the transactions that the container puts around them. */
  private static final class Transactions extends TaskSteps {
    @Override
    public boolean dispatch(NewTask task) {
      return TestDatabase.inTransaction(() -> super.dispatch(task));
    }

    @Override
    public Optional<UUID> claim(UUID slot) {
      return TestDatabase.inTransaction(() -> super.claim(slot));
    }

    @Override
    public Freed finish(
        UUID task, UUID slot, TaskState outcome, JsonValue result, JsonValue error) {
      return TestDatabase.inTransaction(() -> super.finish(task, slot, outcome, result, error));
    }

    @Override
    public Optional<Freed> cancel(UUID task) {
      return TestDatabase.inTransaction(() -> super.cancel(task));
    }

    @Override
    public Freed fail(UUID task, JsonValue error) {
      return TestDatabase.inTransaction(() -> super.fail(task, error));
    }

    @Override
    public void makeReady(Freed freed) {
      TestDatabase.inTransaction(() -> super.makeReady(freed));
    }
  }
}
