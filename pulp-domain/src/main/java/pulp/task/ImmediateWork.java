package pulp.task;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import pulp.problem.Problem;

/** Runs immediate tasks while a request or a worker slot waits, for five seconds at most. */
@ApplicationScoped
public class ImmediateWork {
  private static final long SECONDS = 5;

  @Inject Runner runner;
  @Inject RunningTasks running;
  @Inject TaskService service;

  @Resource ManagedExecutorService executor;

  /**
   * Runs a task that was dispatched with an owner; if no thread comes to it in time, it is left to
   * the workers.
   */
  void run(UUID task, String name, UUID owner) {
    Runnable work =
        () -> {
          if (service.start(task, owner)) {
            runner.run(task, owner, ImmediateWork::refuse);
          }
        };
    try {
      if (!endsInTime(work) && !service.handBack(task, owner)) {
        timeOut(task, name, owner);
      }
    } catch (RejectedExecutionException e) {
      service.handBack(task, owner);
    }
  }

  /** Runs a task that a worker slot has claimed. */
  public void run(Claimed claimed, UUID slot) {
    if (!endsInTime(() -> runner.run(claimed.task(), slot, ImmediateWork::refuse))) {
      timeOut(claimed.task(), claimed.name(), slot);
    }
  }

  private boolean endsInTime(Runnable work) {
    Future<?> done = submit(work);
    try {
      done.get(limitMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  long limitMillis() {
    return TimeUnit.SECONDS.toMillis(SECONDS);
  }

  Future<?> submit(Runnable work) {
    return executor.submit(work);
  }

  /** The record is closed before the thread is told: what it does from now on cannot commit. */
  private void timeOut(UUID task, String name, UUID owner) {
    Problem failure =
        new Problem.Failure(
            "PLP0024",
            "Immediate task "
                + task
                + " (type: "
                + name
                + ") timed out after "
                + SECONDS
                + " seconds.");
    service.finish(task, owner, TaskState.FAILED, null, TaskErrors.of(failure));
    RunningTask run = running.of(task);
    if (run != null) {
      run.end("Timed out.");
    }
  }

  private static void refuse(RunningTask task, LongTask<?> handler, Record params) {
    throw new IllegalStateException(task.name() + " is no immediate task.");
  }
}
