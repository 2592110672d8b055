package pulp.task;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import pulp.sql.Ids;
import pulp.sql.TestDatabase;

/** The queue without a container: its beans on the test database, and a worker slot that lives. */
final class TestQueue {
  final TaskService service = new TaskService();
  final TaskSteps steps = new Transactions();
  final TaskQueries tasks = new TaskQueries();
  final QueueQueries queue = new QueueQueries();
  final OwnerQueries owners = new OwnerQueries();
  final WakeUp wakeUp = new WakeUp();
  final UUID domain = TestDatabase.newDomain();
  final UUID owner = newApp(30);

  TestQueue() {
    tasks.sql = TestDatabase.sql();
    queue.sql = TestDatabase.sql();
    wakeUp.queue = queue;
    steps.tasks = tasks;
    steps.queue = queue;
    owners.sql = TestDatabase.sql();
    steps.owners = owners;
    steps.waiting = new ReadyQueries();
    steps.waiting.sql = TestDatabase.sql();
    service.tasks = tasks;
    service.steps = steps;
    service.wakeUp = wakeUp;
  }

  /** The tables of the queue are everybody's: a test that claims has them for itself. */
  static void empty() {
    TestDatabase.sql().update("delete from core_task");
  }

  /** A worker whose last sign of life was just now. */
  static UUID newApp(int ttlSeconds) {
    UUID id = Ids.next();
    TestDatabase.sql()
        .update(
            """
            insert into core_app_status (pulp_id, app_type, name, ttl, versions)
            values (?, 'worker', 'test', make_interval(secs => ?), '{}')
            """,
            id,
            ttlSeconds);
    return id;
  }

  UUID dispatch(List<String> exclusive, List<String> shared) {
    UUID id = Ids.next();
    dispatch(id, exclusive, shared);
    return id;
  }

  boolean dispatch(UUID id, List<String> exclusive, List<String> shared) {
    return service.dispatch(task(id, exclusive, shared, null, null));
  }

  NewTask task(UUID id, List<String> exclusive, List<String> shared, UUID group, UUID ownedBy) {
    return new NewTask(
        id, "test", "", exclusive, shared, false, group, null, null, "cid", domain, ownedBy);
  }

  List<UUID> claimAll() {
    List<UUID> claimed = new ArrayList<>();
    for (Optional<Claimed> next = claim(); next.isPresent(); next = claim()) {
      claimed.add(next.get().task());
    }
    return claimed;
  }

  Optional<Claimed> claim() {
    return service.claim(owner);
  }

  void finish(UUID task) {
    service.finish(task, owner, TaskState.COMPLETED, null, null);
  }

  String state(UUID task) {
    return tasks.state(task).orElseThrow();
  }

  String column(UUID task, String column) {
    return TestDatabase.sql()
        .first(
            "select " + column + " as value from core_task where pulp_id = ?",
            row -> row.text("value"),
            task)
        .orElse(null);
  }

  /** The steps with the transactions that the container puts around them. */
  private static final class Transactions extends TaskSteps {
    private static <T> T within(Supplier<T> step) {
      return TestDatabase.inTransaction(step);
    }

    @Override
    public boolean dispatch(NewTask task) {
      return within(() -> super.dispatch(task));
    }

    @Override
    public Optional<Claimed> claim(UUID slot) {
      return within(() -> super.claim(slot));
    }

    @Override
    public boolean start(UUID task, UUID slot) {
      return within(() -> super.start(task, slot));
    }

    @Override
    public boolean handBack(UUID task, UUID slot) {
      return within(() -> super.handBack(task, slot));
    }

    @Override
    public Freed finish(
        UUID task, UUID slot, TaskState outcome, JsonValue result, JsonValue error) {
      return within(() -> super.finish(task, slot, outcome, result, error));
    }

    @Override
    public Optional<Freed> cancel(UUID task) {
      return within(() -> super.cancel(task));
    }

    @Override
    public List<UUID> abandoned() {
      return within(super::abandoned);
    }

    @Override
    public Freed failAbandoned(UUID task, JsonValue error) {
      return within(() -> super.failAbandoned(task, error));
    }

    @Override
    public Freed failLost(UUID task, UUID slot, JsonValue error) {
      return within(() -> super.failLost(task, slot, error));
    }

    @Override
    public int makeReady(Freed freed) {
      return within(() -> super.makeReady(freed));
    }

    @Override
    public int sweep() {
      return within(super::sweep);
    }
  }
}
