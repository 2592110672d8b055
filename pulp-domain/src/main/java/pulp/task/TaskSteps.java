package pulp.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.problem.Problem;

/**
 * The steps in the life of tasks, each one transaction that leaves queue, reservations and history
 * in agreement. A step that ends a task tells the resources that it freed; what waits for them is
 * looked at by {@link #makeReady} after the commit, for two tasks that end at once do not see each
 * other before (decision 0005). A step locks the queue's row of its task first, then the names of
 * its resources.
 */
@ApplicationScoped
class TaskSteps {
  @Inject TaskQueries tasks;
  @Inject QueueQueries queue;
  @Inject OwnerQueries owners;
  @Inject ReadyQueries waiting;

  /** Writes a task, in the caller's transaction if there is one; says whether it is ready. */
  @Transactional
  public boolean dispatch(NewTask task) {
    if (task.group() != null && !tasks.holdOpen(task.group())) {
      throw new Problem.Conflict("The task group was canceled.", null);
    }
    queue.lock(task);
    return queue.insert(task);
  }

  @Transactional(TxType.REQUIRES_NEW)
  public Optional<Claimed> claim(UUID slot) {
    return queue.claim(slot);
  }

  @Transactional(TxType.REQUIRES_NEW)
  public boolean start(UUID task, UUID owner) {
    return queue.start(task, owner);
  }

  /** Leaves a task that its owner has not started to the workers; false when it did start. */
  @Transactional(TxType.REQUIRES_NEW)
  public boolean handBack(UUID task, UUID owner) {
    boolean unstarted =
        queue.lockRow(task).flatMap(row -> row).filter(owner::equals).isPresent()
            && tasks.state(task).filter(TaskState.WAITING.text()::equals).isPresent();
    if (unstarted) {
      queue.disown(task);
    }
    return unstarted;
  }

  /** Ends a task that ran. A past owner changes nothing; a task that was canceled ends as such. */
  @Transactional(TxType.REQUIRES_NEW)
  public Freed finish(UUID task, UUID owner, TaskState outcome, JsonValue result, JsonValue error) {
    if (queue.lockRow(task).flatMap(row -> row).filter(owner::equals).isEmpty()) {
      return Freed.NOTHING;
    }
    queue.lock(task);
    boolean ended =
        tasks.end(task, TaskState.RUNNING, outcome, result, error)
            || tasks.end(task, TaskState.CANCELING, TaskState.CANCELED, null, null);
    return ended ? queue.release(task) : Freed.NOTHING;
  }

  /** Cancels a task that has not started, or tells whoever runs it; empty when it had ended. */
  @Transactional(TxType.REQUIRES_NEW)
  public Optional<Freed> cancel(UUID task) {
    if (queue.lockRow(task).isEmpty()) {
      return Optional.empty();
    }
    queue.lock(task);
    if (tasks.end(task, TaskState.WAITING, TaskState.CANCELED, null, null)) {
      return Optional.of(queue.release(task));
    }
    tasks.stop(task);
    queue.tellCancel(task);
    return Optional.of(Freed.NOTHING);
  }

  /** Forgets instances that no longer live; returns the tasks that they left. */
  @Transactional(TxType.REQUIRES_NEW)
  public List<UUID> abandoned() {
    return owners.abandoned();
  }

  /** Ends the task of a dead owner; one that had not started is left to the workers. */
  @Transactional(TxType.REQUIRES_NEW)
  public Freed failAbandoned(UUID task, JsonValue error) {
    boolean abandoned = queue.lockRow(task).isPresent() && owners.isAbandoned(task);
    return abandoned ? fail(task, error) : Freed.NOTHING;
  }

  /** Ends a task of a living owner that does not run it. */
  @Transactional(TxType.REQUIRES_NEW)
  public Freed failLost(UUID task, UUID owner, JsonValue error) {
    boolean owned = queue.lockRow(task).flatMap(row -> row).filter(owner::equals).isPresent();
    return owned ? fail(task, error) : Freed.NOTHING;
  }

  private Freed fail(UUID task, JsonValue error) {
    queue.lock(task);
    boolean failed =
        tasks.end(task, TaskState.RUNNING, TaskState.FAILED, null, error)
            || tasks.end(task, TaskState.CANCELING, TaskState.FAILED, null, error);
    if (failed) {
      return queue.release(task);
    }
    queue.disown(task);
    return Freed.NOTHING;
  }

  /** Sets ready what waited for nothing but freed resources; returns how many tasks that are. */
  @Transactional(TxType.REQUIRES_NEW)
  public int makeReady(Freed freed) {
    return waiting.behind(freed);
  }

  /** Looks at everything that waits; returns how many tasks are ready now. */
  @Transactional(TxType.REQUIRES_NEW)
  public int sweep() {
    return waiting.everywhere();
  }
}
