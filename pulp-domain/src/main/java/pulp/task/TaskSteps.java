package pulp.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The steps in the life of tasks, each one transaction that leaves queue, reservations and history
 * in agreement. A step that ends a task tells the resources that it freed; what waits for them is
 * looked at by {@link #makeReady} after the commit, for two tasks that end at once do not see each
 * other before (decision 0005).
 */
@ApplicationScoped
class TaskSteps {
  /** Resources that were freed: the exclusive ones and the shared ones. */
  record Freed(List<String> exclusive, List<String> shared) {
    static final Freed NOTHING = new Freed(List.of(), List.of());
  }

  @Inject TaskQueries tasks;
  @Inject QueueQueries queue;

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

  @Transactional
  public Optional<UUID> claim(UUID slot) {
    return queue.claim(slot);
  }

  /**
   * Ends a task that ran; a past owner, or one whose task was canceled, changes nothing or closes
   * the cancel.
   */
  @Transactional(TxType.REQUIRES_NEW)
  public Freed finish(UUID task, UUID owner, TaskState outcome, JsonValue result, JsonValue error) {
    Freed held = lockResources(task);
    Optional<Optional<UUID>> row = queue.lockRow(task);
    if (row.isEmpty() || !row.get().equals(Optional.of(owner))) {
      return Freed.NOTHING;
    }
    boolean ended =
        tasks.end(task, TaskState.RUNNING, outcome, result, error)
            || tasks.end(task, TaskState.CANCELING, TaskState.CANCELED, null, null);
    return ended ? release(task, held) : Freed.NOTHING;
  }

  /** Cancels a task that waits, or tells whoever runs it; empty when it had ended. */
  @Transactional
  public Optional<Freed> cancel(UUID task) {
    Freed held = lockResources(task);
    Optional<Optional<UUID>> row = queue.lockRow(task);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    if (row.get().isEmpty()) {
      tasks.end(task, TaskState.WAITING, TaskState.CANCELED, null, null);
      return Optional.of(release(task, held));
    }
    tasks.move(task, TaskState.RUNNING, TaskState.CANCELING);
    queue.tellCancel(task);
    return Optional.of(Freed.NOTHING);
  }

  /** Tasks whose owners no longer live. */
  @Transactional
  public List<UUID> abandoned() {
    queue.removeDeadApps();
    return queue.abandoned();
  }

  /** Fails the task of a dead owner. */
  @Transactional
  public Freed fail(UUID task, JsonValue error) {
    Freed held = lockResources(task);
    queue.lockRow(task);
    boolean failed =
        tasks.end(task, TaskState.RUNNING, TaskState.FAILED, null, error)
            || tasks.end(task, TaskState.CANCELING, TaskState.FAILED, null, error);
    return failed ? release(task, held) : Freed.NOTHING;
  }

  /** Sets ready what waited for nothing but freed resources. */
  @Transactional(TxType.REQUIRES_NEW)
  public void makeReady(Freed freed) {
    if (queue.makeReady(freed.exclusive, freed.shared) > 0) {
      queue.wake();
    }
  }

  /** Looks at everything that waits. */
  @Transactional
  public void sweep() {
    if (queue.sweep() > 0) {
      queue.wake();
    }
  }

  private Freed lockResources(UUID task) {
    List<List<String>> resources = queue.resources(task);
    queue.lock(resources.get(0), resources.get(1));
    return new Freed(resources.get(0), resources.get(1));
  }

  private Freed release(UUID task, Freed held) {
    queue.release(task);
    return held;
  }
}
