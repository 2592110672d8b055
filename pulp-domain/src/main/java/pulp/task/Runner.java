package pulp.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import pulp.access.Caller;
import pulp.access.Secrets;
import pulp.json.Json;
import pulp.problem.Causes;
import pulp.problem.Problem;
import pulp.sql.SqlFailure;
import pulp.storage.ArtifactStore;
import pulp.storage.NoSpace;

/** Runs tasks that are set running, and records how they end. */
@ApplicationScoped
public class Runner {
  private static final System.Logger LOG = System.getLogger("pulp.task");

  /** So long the end of a task is tried to be recorded, with pauses. */
  private static final Duration RECORDING = Duration.ofMinutes(1);

  private static final Duration PAUSE = Duration.ofMillis(500);

  @Inject TaskService service;
  @Inject TaskQueries tasks;
  @Inject TaskRecords records;
  @Inject Handlers handlers;
  @Inject RunningTasks running;
  @Inject Secrets secrets;
  @Inject ArtifactStore store;
  @Inject Caller caller;

  /** How the work of a long task is done: by whoever has a batch runtime. */
  @FunctionalInterface
  public interface LongWork {
    /** Runs all steps; returns when they have ended, throws what one of them threw. */
    void run(RunningTask task, LongTask<?> handler, Record params) throws Exception;
  }

  /** Runs a task to its end. Whatever it throws is recorded, not thrown. */
  @ActivateRequestContext
  public void run(UUID task, UUID owner, LongWork longWork) {
    TaskQueries.Loaded loaded = tasks.load(task).orElse(null);
    if (loaded == null) {
      return;
    }
    RunningTask run = new RunningTask(task, owner, loaded, records, store);
    caller.is(run.user(), run.correlationId(), task);
    running.add(run);
    long start = System.nanoTime();
    try {
      JsonValue result = work(run, longWork);
      record(run, TaskState.COMPLETED, result, null);
      log(Level.INFO, run, "ended after " + (System.nanoTime() - start) / 1_000_000 + " ms", null);
    } catch (Throwable failure) {
      fail(run, failure);
    } finally {
      running.remove(run);
      clearScratch(run);
    }
  }

  /**
   * The thread can be interrupted as long as the handler works, and not while its end is recorded.
   */
  private JsonValue work(RunningTask run, LongWork longWork) throws Exception {
    run.begin();
    try {
      run.checkpoint();
      Handlers.Kind kind = handlers.named(run.name());
      Record params =
          RecordJson.read(Json.parse(secrets.decrypt(run.params())).asJsonObject(), kind.params());
      if (kind.handler() instanceof LongTask<?> handler) {
        return workLong(run, handler, params, longWork);
      }
      return runShort((TaskHandler<?>) kind.handler(), params, run);
    } finally {
      run.pause();
    }
  }

  @SuppressWarnings("unchecked")
  private static <P extends Record> JsonValue runShort(
      TaskHandler<P> handler, Record params, TaskRun run) throws Exception {
    return handler.run((P) params, run);
  }

  @SuppressWarnings("unchecked")
  private static <P extends Record> JsonValue workLong(
      RunningTask run, LongTask<P> handler, Record params, LongWork longWork) throws Exception {
    try {
      longWork.run(run, handler, params);
      run.begin();
      run.checkpoint();
      return handler.result((P) params, run);
    } catch (Throwable failure) {
      run.pause();
      handler.abandon((P) params, run);
      throw failure;
    }
  }

  /**
   * What is done is not lost to a database that has no room or is away just then: it is asked again
   * for a while.
   */
  private void record(RunningTask run, TaskState outcome, JsonValue result, JsonObject error) {
    long until = System.nanoTime() + RECORDING.toNanos();
    while (true) {
      try {
        run.saveReports();
        service.finish(run.task(), run.owner(), outcome, result, error);
        return;
      } catch (RuntimeException failure) {
        boolean mayPass = isAway(failure) || NoSpace.isCauseOf(failure);
        if (!mayPass || running.isClosing() || System.nanoTime() > until) {
          throw failure;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void fail(RunningTask run, Throwable failure) {
    // a server that goes down takes its services away one by one: what they throw then is not the
    // cause
    if (run.ended() == null && running.isClosing()) {
      run.end(RunningTasks.CLOSING);
    }
    JsonObject error =
        run.ended() == null ? TaskErrors.of(failure) : TaskService.reason(run.ended());
    try {
      run.pause();
      record(run, TaskState.FAILED, null, error);
    } catch (RuntimeException e) {
      boolean away = isAway(e);
      log(
          away ? Level.WARNING : Level.ERROR,
          run,
          "has ended, but that cannot be recorded",
          away ? null : e);
    }
    logFailure(run, failure);
  }

  private static void logFailure(RunningTask run, Throwable failure) {
    if (run.ended() != null) {
      log(Level.INFO, run, "was stopped: " + run.ended(), null);
    } else if (TaskErrors.cause(failure) instanceof Problem problem) {
      log(Level.WARNING, run, "failed: " + problem.getMessage(), null);
    } else if (isAway(failure)) {
      log(Level.WARNING, run, "failed: the database cannot be reached", null);
    } else {
      log(Level.ERROR, run, "failed", failure);
    }
  }

  private static boolean isAway(Throwable failure) {
    return Causes.of(failure).anyMatch(cause -> cause instanceof SqlFailure sql && sql.isAway());
  }

  private void clearScratch(RunningTask run) {
    try {
      store.clearScratch(run.task());
    } catch (RuntimeException e) {
      log(Level.WARNING, run, "left temporary files", e);
    }
  }

  private static void log(Level level, RunningTask run, String what, Throwable failure) {
    LOG.log(
        level,
        "[" + run.correlationId() + "] " + run.name() + " " + run.task() + " " + what,
        failure);
  }
}
