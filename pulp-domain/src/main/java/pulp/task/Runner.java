package pulp.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import pulp.access.Caller;
import pulp.access.Secrets;
import pulp.json.Json;
import pulp.settings.Settings;

/** Runs tasks that their owner has claimed, and records how they end. */
@ApplicationScoped
public class Runner {
  private static final System.Logger LOG = System.getLogger("pulp.task");

  @Inject TaskService service;
  @Inject TaskQueries tasks;
  @Inject TaskRecords records;
  @Inject Handlers handlers;
  @Inject RunningTasks running;
  @Inject Secrets secrets;
  @Inject Settings settings;
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
    Path folder = settings.mediaRoot().resolve("tmp").resolve("task-" + task);
    RunningTask run = new RunningTask(task, owner, loaded, records, folder);
    caller.is(run.user(), run.correlationId(), task);
    run.on(Thread.currentThread());
    running.add(run);
    long start = System.nanoTime();
    try {
      JsonValue result = work(run, longWork);
      run.saveReports();
      service.finish(task, owner, TaskState.COMPLETED, result, null);
      long millis = (System.nanoTime() - start) / 1_000_000;
      LOG.log(
          Level.INFO,
          "[{0}] {1} {2} completed in {3} ms",
          run.correlationId(),
          run.name(),
          task,
          millis);
    } catch (Throwable failure) {
      fail(run, failure);
    } finally {
      running.remove(run);
      Thread.interrupted();
      delete(folder);
    }
  }

  private JsonValue work(RunningTask run, LongWork longWork) throws Exception {
    Handlers.Kind kind = handlers.named(run.name());
    Record params =
        RecordJson.read(Json.parse(secrets.decrypt(run.params())).asJsonObject(), kind.params());
    if (kind.handler() instanceof LongTask<?> handler) {
      return workLong(run, handler, params, longWork);
    }
    return runShort((TaskHandler<?>) kind.handler(), params, run);
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
      run.checkpoint();
      return handler.result((P) params, run);
    } catch (Throwable failure) {
      Thread.interrupted();
      handler.abandon((P) params, run);
      throw failure;
    }
  }

  private void fail(RunningTask run, Throwable failure) {
    Thread.interrupted();
    try {
      if (run.ended() == null) {
        run.saveReports();
      }
      service.finish(run.task(), run.owner(), TaskState.FAILED, null, TaskErrors.of(failure));
    } catch (RuntimeException e) {
      LOG.log(
          Level.ERROR,
          "[" + run.correlationId() + "] The end of " + run.task() + " cannot be recorded",
          e);
    }
    if (run.ended() != null) {
      LOG.log(
          Level.INFO,
          "[{0}] {1} {2} ended: {3}",
          run.correlationId(),
          run.name(),
          run.task(),
          run.ended());
    } else {
      LOG.log(
          Level.WARNING,
          "[" + run.correlationId() + "] " + run.name() + " " + run.task() + " failed",
          failure);
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "{0} cannot be removed: {1}", folder, e.getMessage());
    }
  }
}
