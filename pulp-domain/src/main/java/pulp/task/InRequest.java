package pulp.task;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import pulp.problem.Problem;

/** Runs immediate tasks while the request waits, for five seconds at most. */
@ApplicationScoped
class InRequest {
  private static final long SECONDS = 5;

  @Inject Runner runner;
  @Inject RunningTasks running;
  @Inject TaskService service;

  @Resource ManagedExecutorService executor;

  void run(UUID task, UUID owner) {
    Future<?> work = executor.submit(() -> runner.run(task, owner, InRequest::refuse));
    try {
      work.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      timeOut(task, owner);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The record is closed before the thread is told: what it does from now on cannot commit. */
  private void timeOut(UUID task, UUID owner) {
    RunningTask run = running.of(task);
    String name = run == null ? "" : run.name();
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
    if (run != null) {
      run.end("Timed out.");
    }
  }

  private static void refuse(RunningTask task, LongTask<?> handler, Record params) {
    throw new IllegalStateException(task.name() + " is no immediate task.");
  }
}
