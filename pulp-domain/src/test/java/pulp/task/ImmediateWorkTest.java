package pulp.task;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pulp.task.TestTasks.Work;

/** Immediate tasks are bounded in time, and what no thread comes to is left to the workers. */
class ImmediateWorkTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  @TempDir Path folder;
  private TestTasks tasks;

  @BeforeEach
  void prepare() {
    tasks = new TestTasks(folder);
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private ImmediateWork on(java.util.function.Function<Runnable, Future<?>> pool) {
    ImmediateWork immediate =
        new ImmediateWork() {
          @Override
          long limitMillis() {
            return 300;
          }

          @Override
          Future<?> submit(Runnable work) {
            return pool.apply(work);
          }
        };
    immediate.runner = tasks.runner;
    immediate.running = tasks.running;
    immediate.service = tasks.queue.service;
    return immediate;
  }

  @Test
  void itHasEndedWhenTheDispatchReturns() {
    UUID task = tasks.dispatched((Work) (params, run) -> JsonValue.TRUE, tasks.queue.owner);
    on(threads::submit).run(task, "name", tasks.queue.owner);
    assertThat(tasks.queue.state(task)).isEqualTo("completed");
  }

  @Test
  void whatTakesTooLongFailsAndItsThreadIsFreed() throws Exception {
    CompletableFuture<String> end = new CompletableFuture<>();
    UUID task = tasks.dispatched(sleeper(end), tasks.queue.owner);
    on(threads::submit).run(task, "test.sleep", tasks.queue.owner);
    assertTimedOut(task, "test.sleep");
    assertThat(end.get(1, TimeUnit.SECONDS)).isEqualTo("interrupted");
    assertTimedOut(task, "test.sleep");
  }

  @Test
  void theLimitHoldsInAWorkerToo() throws Exception {
    CompletableFuture<String> end = new CompletableFuture<>();
    UUID task = tasks.dispatched(sleeper(end), null);
    Claimed claimed = tasks.queue.claim().orElseThrow();
    assertThat(claimed.immediate()).isTrue();
    on(threads::submit).run(claimed, tasks.queue.owner);
    assertTimedOut(task, claimed.name());
    assertThat(end.get(1, TimeUnit.SECONDS)).isEqualTo("interrupted");
  }

  @Test
  void withoutAThreadItIsLeftToTheWorkers() {
    UUID refused = tasks.dispatched((Work) (params, run) -> JsonValue.TRUE, tasks.queue.owner);
    on(
            work -> {
              throw new RejectedExecutionException();
            })
        .run(refused, "name", tasks.queue.owner);
    UUID late = tasks.dispatched((Work) (params, run) -> JsonValue.TRUE, tasks.queue.owner);
    on(work -> new CompletableFuture<>()).run(late, "name", tasks.queue.owner);
    assertThat(tasks.queue.claimAll()).containsExactly(refused, late);
  }

  private static Work sleeper(CompletableFuture<String> end) {
    return (params, run) -> {
      try {
        TimeUnit.MINUTES.sleep(1);
        end.complete("slept");
      } catch (InterruptedException e) {
        end.complete("interrupted");
      }
      return JsonValue.NULL;
    };
  }

  private void assertTimedOut(UUID task, String name) {
    assertThat(tasks.queue.state(task)).isEqualTo("failed");
    assertThat(tasks.queue.column(task, "error ->> 'description'"))
        .isEqualTo(
            "[PLP0024] Immediate task "
                + task
                + " (type: "
                + name
                + ") timed out after 5 seconds.");
  }
}
