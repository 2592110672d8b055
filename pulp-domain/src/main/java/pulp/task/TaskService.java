package pulp.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pulp.domain.Domains;
import pulp.json.Json;
import pulp.problem.Problem;
import pulp.sql.Ids;

/** The life of tasks. Each method is one transaction that leaves queue, reservations and history in agreement. */
@ApplicationScoped
public class TaskService {
  private static final Set<String> FINAL = Set.of("completed", "failed", "canceled", "skipped");

  @Inject TaskQueries tasks;
  @Inject QueueQueries queue;
  @Inject Domains domains;

  /** Writes a task; says whether it is ready to run. */
  @Transactional
  public boolean dispatch(NewTask task) {
    tasks.insert(task);
    queue.lock(task.exclusive(), task.shared());
    boolean ready = queue.enqueue(task);
    if (ready && task.owner() == null) {
      queue.wake();
    } else if (ready && !tasks.start(task.id())) {
      throw new IllegalStateException("A new task was not waiting: " + task.id());
    }
    return ready;
  }

  /** Makes a task group. */
  @Transactional
  public UUID group(String description) {
    UUID group = Ids.next();
    tasks.insertGroup(group, description, domains.current());
    return group;
  }

  /** Takes the next task for a worker slot. */
  @Transactional
  public Optional<UUID> claim(UUID slot) {
    return queue.claim(slot);
  }

  /** Ends a task that ran; does nothing when it was canceled or lost meanwhile. */
  @Transactional(TxType.REQUIRES_NEW)
  public void finish(UUID task, UUID owner, TaskState outcome, JsonValue result, JsonValue error) {
    lockResources(task);
    Optional<Optional<UUID>> row = queue.lockRow(task);
    if (row.isEmpty() || !row.get().equals(Optional.of(owner))) {
      return;
    }
    boolean ended = tasks.end(task, TaskState.RUNNING, outcome, result, error);
    if (ended || tasks.end(task, TaskState.CANCELING, TaskState.CANCELED, null, null)) {
      release(task);
    }
  }

  /** Cancels a task; false when it had ended in another way. */
  @Transactional
  public boolean cancel(UUID task) {
    lockResources(task);
    Optional<Optional<UUID>> row = queue.lockRow(task);
    if (row.isEmpty()) {
      return tasks.state(task).filter("canceled"::equals).isPresent();
    }
    if (row.get().isEmpty()) {
      tasks.end(task, TaskState.WAITING, TaskState.CANCELED, null, null);
      release(task);
    } else {
      tasks.move(task, TaskState.RUNNING, TaskState.CANCELING);
      queue.tellCancel(task);
    }
    return true;
  }

  /** Cancels all tasks of a group that have not ended; none should join it any more. */
  @Transactional
  public void cancelGroup(UUID group) {
    tasks.closeGroup(group);
    tasks.unfinishedOf(group).forEach(this::cancel);
  }

  /** Deletes a task that has ended. */
  @Transactional
  public void delete(UUID task) {
    if (!tasks.state(task).filter(FINAL::contains).isPresent()) {
      throw new Problem.Conflict("The task has not ended.", null);
    }
    tasks.delete(task);
  }

  /**
   * Ends the tasks of processes that no longer live. The place where the job of a dead worker's long task will be taken
   * over instead.
   */
  @Transactional
  public void endAbandoned() {
    queue.removeDeadApps();
    JsonObject gone = reason("Worker has gone missing.");
    for (UUID task : queue.abandoned()) {
      lockResources(task);
      queue.lockRow(task);
      boolean failed =
          tasks.end(task, TaskState.RUNNING, TaskState.FAILED, null, gone)
              || tasks.end(task, TaskState.CANCELING, TaskState.FAILED, null, gone);
      if (failed) {
        release(task);
      }
    }
  }

  /** Looks for waiting tasks that could run; a safety net for what a dying server left undone. */
  @Transactional
  public void sweep() {
    if (queue.sweep() > 0) {
      queue.wake();
    }
  }

  static JsonObject reason(String text) {
    return Json.createObjectBuilder().add("reason", text).build();
  }

  private void lockResources(UUID task) {
    List<List<String>> resources = queue.resources(task);
    queue.lock(resources.get(0), resources.get(1));
  }

  private void release(UUID task) {
    List<List<String>> resources = queue.resources(task);
    if (queue.release(task, resources.get(0), resources.get(1)) > 0) {
      queue.wake();
    }
  }
}
