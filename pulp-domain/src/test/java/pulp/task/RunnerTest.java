package pulp.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pulp.json.Json;
import pulp.problem.Problem;
import pulp.sql.Ids;
import pulp.sql.TestDatabase;
import pulp.task.TestTasks.Params;
import pulp.task.TestTasks.Work;

/** How tasks run and end, and what clients see of it (specification 03 §3, §13). */
class RunnerTest {
  @TempDir Path folder;
  private TestTasks tasks;

  @BeforeEach
  void prepare() {
    tasks = new TestTasks(folder);
  }

  @Test
  void aTaskGetsItsParametersAndLeavesItsResult() {
    UUID task =
        tasks.claimed(
            (Work) (params, run) -> Json.createObjectBuilder().add("said", params.text()).build());
    tasks.run(task);
    assertThat(tasks.queue.state(task)).isEqualTo("completed");
    assertThat(tasks.queue.column(task, "result")).isEqualTo("{\"said\":\"hello\"}");
    assertThat(tasks.queue.column(task, "error")).isNull();
  }

  @Test
  void itRunsForWhomItWasDispatched() {
    AtomicReference<UUID> seen = new AtomicReference<>();
    UUID task =
        tasks.claimed(
            (Work)
                (params, run) -> {
                  assertThat(tasks.caller.correlationId()).isEqualTo("cid");
                  seen.set(tasks.caller.task().orElseThrow());
                  return JsonValue.NULL;
                });
    tasks.run(task);
    assertThat(seen.get()).isEqualTo(task);
  }

  @Test
  void progressAndCreatedResourcesAreKept() {
    UUID created = Ids.next();
    UUID task =
        tasks.claimed(
            (Work)
                (params, run) -> {
                  Progress progress = run.progress("code", "Doing").total(3);
                  progress.add(2);
                  progress.add(1);
                  run.created("core.artifact", created);
                  return JsonValue.NULL;
                });
    tasks.run(task);
    assertThat(reports(task)).containsExactly("code Doing completed 3/3");
    assertThat(
            TestDatabase.sql()
                .number(
                    "select count(*) from core_created_resource where task_id = ? and object_id = ?",
                    task,
                    created))
        .isEqualTo(1);
  }

  @Test
  void aKnownFailureShowsItsCodeAndNoTrace() {
    UUID task = failing(new Problem.Failure("PLP0013", "Sync failed: no manifest"));
    assertThat(tasks.queue.column(task, "error"))
        .isEqualTo(
            "{\"description\":\"[PLP0013] Sync failed: no manifest\",\"traceback\":\"\","
                + "\"error_code\":\"PLP0013\"}");
  }

  @Test
  void wrongInputShowsFieldsAndMessages() {
    UUID task = failing(Problem.Invalid.field("name", "This field must be unique."));
    assertThat(tasks.queue.column(task, "error ->> 'description'"))
        .contains("name", "This field must be unique.");
  }

  @Test
  void aDefectShowsItsTextAndWhereItHappened() {
    UUID task = failing(new IllegalStateException("broken"));
    assertThat(tasks.queue.column(task, "error ->> 'description'")).isEqualTo("broken");
    assertThat(tasks.queue.column(task, "error ->> 'traceback'")).contains("RunnerTest");
  }

  @Test
  void aFailureThatQuotesStrangeCharactersIsRecordedToo() {
    UUID task = failing(new IllegalStateException("a\u0000b\ud800c"));
    assertThat(tasks.queue.state(task)).isEqualTo("failed");
    assertThat(tasks.queue.column(task, "error ->> 'description'")).isEqualTo("ab\ufffdc");
  }

  @Test
  void reportsOfAFailedTaskFailWithIt() {
    UUID task =
        tasks.claimed(
            (Work)
                (params, run) -> {
                  run.progress("done", "Done").complete();
                  run.progress("open", "Open").add(1);
                  throw new IllegalStateException("broken");
                });
    tasks.run(task);
    assertThat(reports(task))
        .containsExactly("done Done completed 0/null", "open Open failed 1/null");
  }

  @Test
  void scratchFilesGoWithTheTask() {
    AtomicReference<Path> file = new AtomicReference<>();
    UUID task =
        tasks.claimed(
            (Work)
                (params, run) -> {
                  file.set(Files.writeString(run.scratch().resolve("file"), "x"));
                  return JsonValue.NULL;
                });
    tasks.run(task);
    assertThat(file.get()).doesNotExist();
    assertThat(file.get().getParent()).doesNotExist();
  }

  @Test
  void aTaskThatWaitsIsStoppedByACancelAtOnce() throws Exception {
    stopping(this::cancel, "canceled", null);
  }

  @Test
  void aCancelThatWasNotHeardIsFoundAtTheNextLook() throws Exception {
    stopping(
        task -> {
          tasks.queue.service.cancel(task);
          tasks.running.connected();
        },
        "canceled",
        null);
  }

  @Test
  void aTaskThatWaitsForTheDatabaseIsStoppedByACancelAtOnce() throws Exception {
    stopping(
        () -> {
          longStatement(1);
          return null;
        },
        () -> untilItRuns(1),
        this::cancel,
        "canceled",
        null);
  }

  @Test
  void aTransactionOfACanceledTaskIsCutAndRolledBack() throws Exception {
    UUID made = Ids.next();
    stopping(
        () ->
            TestDatabase.inTransaction(() -> {
              tasks.queue.tasks.insertGroup(made, "made", tasks.queue.domain);
              longStatement(2);
              return null;
            }),
        () -> untilItRuns(2),
        this::cancel,
        "canceled",
        null);
    assertThat(
            TestDatabase.sql()
                .number("select count(*) from core_task_group where pulp_id = ?", made))
        .isZero();
  }

  @Test
  void aTaskOfAnInstanceThatShutsDownFails() throws Exception {
    stopping(
        task -> tasks.running.endAll(),
        "failed",
        "{\"reason\":\"Aborted during worker shutdown.\"}");
  }

  private void stopping(Consumer<UUID> stop, String state, String error) throws Exception {
    stopping(() -> sleep(Duration.ofMinutes(1)), () -> {}, stop, state, error);
  }

  private void stopping(
      Callable<?> work, Runnable begun, Consumer<UUID> stop, String state, String error)
      throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    UUID task =
        tasks.claimed(
            (Work)
                (params, run) -> {
                  run.progress("code", "Waiting").add(1);
                  started.countDown();
                  work.call();
                  return JsonValue.NULL;
                });
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<?> end = thread.submit(() -> tasks.run(task));
      assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
      begun.run();
      stop.accept(task);
      end.get(1, TimeUnit.SECONDS);
      assertThat(thread.submit(Thread::interrupted).get()).as("no interrupt is left").isFalse();
    }
    assertThat(tasks.queue.state(task)).isEqualTo(state);
    assertThat(tasks.queue.column(task, "error")).isEqualTo(error);
    assertThat(reports(task)).containsExactly("code Waiting " + state + " 1/null");
  }

  private static Void sleep(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
    return null;
  }

  /** A statement that lasts a minute, known by a number. */
  private static void longStatement(int number) {
    TestDatabase.sql().run("select pg_sleep(60), " + number);
  }

  private static void untilItRuns(int number) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!TestDatabase.sql()
        .yes(
            "select exists (select from pg_stat_activity where state = 'active' and query = ?)",
            "select pg_sleep(60), " + number)) {
      assertThat(System.nanoTime()).isLessThan(end);
    }
  }

  private void cancel(UUID task) {
    tasks.queue.service.cancel(task);
    tasks.running.heard(task.toString());
  }

  @Test
  void aCanceledTaskCannotCommit() {
    UUID task =
        tasks.claimed(
            (Work)
                (params, run) -> {
                  tasks.queue.service.cancel(run.task());
                  TestDatabase.inTransaction(() -> {
                    tasks.queue.tasks.insertGroup(run.task(), "made", tasks.queue.domain);
                    run.hold();
                  });
                  return JsonValue.NULL;
                });
    tasks.run(task);
    assertThat(tasks.queue.state(task)).isEqualTo("canceled");
    assertThat(
            TestDatabase.sql()
                .number("select count(*) from core_task_group where pulp_id = ?", task))
        .isZero();
  }

  @Test
  void aCancelWaitsForATransactionThatHoldsTheTask() throws Exception {
    UUID task = tasks.claimed((Work) (params, run) -> JsonValue.NULL);
    RunningTask run = new RunningTask(task, tasks.queue.owner, null, records(), tasks.store);
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Boolean> cancel =
          TestDatabase.inTransaction(() -> {
            run.hold();
            Future<Boolean> begun = thread.submit(() -> tasks.queue.service.cancel(task));
            assertThatThrownBy(() -> begun.get(200, TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
            return begun;
          });
      assertThat(cancel.get(5, TimeUnit.SECONDS)).isTrue();
    }
    assertThatThrownBy(() -> TestDatabase.inTransaction(run::hold))
        .isInstanceOf(TaskRun.Ended.class);
  }

  private TaskRecords records() {
    TaskRecords records = new TaskRecords();
    records.tasks = tasks.queue.tasks;
    records.queue = tasks.queue.queue;
    return records;
  }

  @Test
  void aLongTaskDoesItsStepsAndThenHasAResult() {
    Stepwise kind = new Stepwise(null);
    UUID task = tasks.claimed(kind);
    tasks.run(task);
    assertThat(tasks.queue.column(task, "result")).isEqualTo("\"done\"");
    assertThat(kind.abandoned).isFalse();
  }

  @Test
  void aLongTaskThatFailsTakesAwayWhatItLeft() {
    Stepwise kind = new Stepwise(new IllegalStateException("broken"));
    UUID task = tasks.claimed(kind);
    tasks.run(task);
    assertThat(tasks.queue.state(task)).isEqualTo("failed");
    assertThat(kind.abandoned).isTrue();
  }

  private static final class Stepwise implements LongTask<Params> {
    private final RuntimeException failure;
    private boolean abandoned;

    Stepwise(RuntimeException failure) {
      this.failure = failure;
    }

    @Override
    public List<Step<Params>> steps() {
      return List.of((params, at, run) -> {
        if (failure != null) {
          throw failure;
        }
        return null;
      });
    }

    @Override
    public JsonValue result(Params params, TaskRun run) {
      return Json.createValue("done");
    }

    @Override
    public void abandon(Params params, TaskRun run) {
      abandoned = true;
    }
  }

  private UUID failing(RuntimeException failure) {
    UUID task =
        tasks.claimed(
            (Work)
                (params, run) -> {
                  throw failure;
                });
    tasks.run(task);
    assertThat(tasks.queue.state(task)).isEqualTo("failed");
    return task;
  }

  private static List<String> reports(UUID task) {
    return TestDatabase.sql()
        .list(
            "select * from core_progress_report where task_id = ? order by code",
            row ->
                row.text("code")
                    + " "
                    + row.text("message")
                    + " "
                    + row.text("state")
                    + " "
                    + row.text("done")
                    + "/"
                    + row.text("total"),
            task);
  }
}
