package pulp.task;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * A kind of task that may take hours: a CDI bean with a {@link TaskName}. A worker runs its steps
 * as a Jakarta Batch job and keeps a checkpoint after each portion, so that another worker can go
 * on where a dead one stopped.
 *
 * @param <P> a record of ids and plain values
 */
public interface LongTask<P extends Record> {
  /** A stretch of work, cut into portions. */
  @FunctionalInterface
  interface Step<P> {
    /**
     * Does the next portion. No transaction is open; services open their own. Done twice it does no
     * harm, for a portion whose checkpoint was lost is done again.
     *
     * @param at where the last portion ended; empty at the first one
     * @return where this one ended; null when the step is done
     */
    JsonObject advance(P params, JsonObject at, TaskRun run) throws Exception;
  }

  /** The steps, in order; always the same for the same kind. */
  List<Step<P>> steps();

  /** Called after the last step: what clients get as the task's result. */
  JsonValue result(P params, TaskRun run) throws Exception;

  /** Called when the task failed or was canceled: takes away what it left half done. */
  default void abandon(P params, TaskRun run) {}
}
