package pulp.task;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pulp.access.Caller;
import pulp.access.Secrets;
import pulp.settings.SettingsReader;
import pulp.sql.Ids;
import pulp.sql.TestBeans;
import pulp.storage.ArtifactStore;
import pulp.storage.TestStore;

/** Kinds of tasks made by a test, and what runs them without a container. */
final class TestTasks {
  /** What all of them take. */
  record Params(String text) {}

  /** A kind in a line. */
  interface Work extends TaskHandler<Params> {}

  final TestQueue queue = new TestQueue();
  final Runner runner;
  final RunningTasks running;
  final ArtifactStore store;
  final Caller caller;
  private final Secrets secrets;
  private final Map<String, Object> kinds = new HashMap<>();

  TestTasks(Path folder) {
    TestQueue.empty();
    Handlers handlers =
        new Handlers() {
          @Override
          public Kind named(String name) {
            return new Kind(name, kinds.get(name), Params.class);
          }
        };
    store = TestStore.in(folder, queue.domain);
    TestBeans beans =
        new TestBeans()
            .with(new SettingsReader(Map.of("PULP_DATA_DIR", folder.toString())::get).read())
            .with(queue.steps)
            .with(store)
            .with(queue.service)
            .with(handlers);
    runner = beans.get(Runner.class);
    running = beans.get(RunningTasks.class);
    secrets = beans.get(Secrets.class);
    caller = beans.get(Caller.class);
  }

  /** Dispatches a task of this kind; a worker slot of the test has claimed it. */
  UUID claimed(Object kind) {
    UUID id = dispatched(kind, null);
    assertThat(queue.claim().map(Claimed::task)).contains(id);
    return id;
  }

  UUID dispatched(Object kind, UUID owner) {
    String name = "test." + kinds.size();
    kinds.put(name, kind);
    UUID id = Ids.next();
    queue.service.dispatch(
        new NewTask(
            id,
            name,
            secrets.encrypt(RecordJson.write(new Params("hello")).toString()),
            List.of("resource " + id),
            List.of(),
            true,
            null,
            null,
            null,
            "cid",
            queue.domain,
            owner));
    return id;
  }

  /** Runs it to its end in this thread. */
  void run(UUID task) {
    runner.run(task, queue.owner, TestTasks::inOneGo);
  }

  /** What the worker does with a batch job. */
  @SuppressWarnings("unchecked")
  private static void inOneGo(RunningTask run, LongTask<?> handler, Record params)
      throws Exception {
    for (LongTask.Step<Params> step : ((LongTask<Params>) handler).steps()) {
      run.checkpoint();
      step.advance((Params) params, JsonValue.EMPTY_JSON_OBJECT, run);
    }
  }
}
