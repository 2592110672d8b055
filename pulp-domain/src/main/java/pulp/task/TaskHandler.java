package pulp.task;

import jakarta.json.JsonValue;

/**
 * A kind of task that runs in one go: a CDI bean with a {@link TaskName}.
 *
 * @param <P> a record of ids and plain values; rows may have changed by the time the task runs
 */
public interface TaskHandler<P extends Record> {
  /**
   * Does the work. No transaction is open; services open their own.
   *
   * @return what clients get as the task's result, {@link JsonValue#NULL} for nothing
   */
  JsonValue run(P params, TaskRun run) throws Exception;
}
