package pulp.worker;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import pulp.json.Json;
import pulp.task.LongTask;
import pulp.task.RunningTask;

/** A long task between the slot that claimed it and the batch thread that works on it. */
final class LongRun {
  private final RunningTask task;
  private final LongTask<?> handler;
  private final Record params;
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean done;
  private volatile Throwable failure;

  LongRun(RunningTask task, LongTask<?> handler, Record params) {
    this.task = task;
    this.handler = handler;
    this.params = params;
  }

  RunningTask task() {
    return task;
  }

  /** How many steps there are. */
  int steps() {
    return handler.steps().size();
  }

  /** Does the next portion of a step; returns where it ended, null when the step is done. */
  JsonObject advance(int step, JsonObject at) throws Exception {
    task.begin();
    try {
      task.checkpoint();
      return advance(handler, step, at == null ? Json.createObjectBuilder().build() : at);
    } finally {
      task.pause();
    }
  }

  @SuppressWarnings("unchecked")
  private <P extends Record> JsonObject advance(LongTask<P> typed, int step, JsonObject at)
      throws Exception {
    List<LongTask.Step<P>> steps = typed.steps();
    return steps.get(step).advance((P) params, at, task);
  }

  /** All steps are done. */
  void done() {
    done = true;
  }

  void failed(Throwable why) {
    failure = why;
  }

  boolean hasFailed() {
    return failure != null;
  }

  void ended() {
    end.countDown();
  }

  /**
   * Waits; an interrupt only makes it shorter, for the batch thread is the one that is told to
   * stop.
   */
  boolean awaitEnd(long time, TimeUnit unit) {
    try {
      return end.await(time, unit);
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Throws why it did not come to its end. */
  void requireDone() throws Exception {
    switch (failure) {
      case null -> {
        if (!done) {
          throw new IllegalStateException("The batch job ended before its work was done.");
        }
      }
      case Exception exception -> throw exception;
      case Error error -> throw error;
      default -> throw new IllegalStateException(failure);
    }
  }
}
