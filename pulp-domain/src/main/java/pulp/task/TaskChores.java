package pulp.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import pulp.storage.ArtifactStore;

/**
 * What is done now and then so that the queue keeps its order when processes, connections or
 * notifications get lost.
 */
@ApplicationScoped
public class TaskChores {
  private static final JsonObject GONE = TaskService.reason("Worker has gone missing.");

  @Inject TaskService service;
  @Inject TaskSteps steps;
  @Inject OwnerQueries owners;
  @Inject RunningTasks running;
  @Inject WakeUp wakeUp;
  @Inject ArtifactStore store;

  /** Used by the one thread that does this chore after a pause. */
  private volatile Set<UUID> suspects = Set.of();

  /**
   * Compares what these owners of this instance have with what runs here. What should not run is
   * stopped; what should and does not, twice in a row, has failed: its start or its end could not
   * be recorded.
   */
  public void checkOwn(List<UUID> mine) {
    running.check();
    Map<UUID, UUID> owned = owners.owned(mine);
    owned.keySet().removeIf(running::has);
    owned.forEach(this::failIfSuspect);
    suspects = new HashSet<>(owned.keySet());
  }

  private void failIfSuspect(UUID task, UUID owner) {
    if (suspects.contains(task)) {
      clear(task, steps.failLost(task, owner, GONE));
    }
  }

  /** Ends the tasks of instances that no longer live. */
  public void endAbandoned() {
    steps.abandoned().forEach(this::takeOver);
  }

  /**
   * The place where the job of a dead worker's long task will be resumed; until then it fails like
   * any other task.
   */
  private void takeOver(UUID task) {
    clear(task, steps.failAbandoned(task, GONE));
  }

  private void clear(UUID task, Freed freed) {
    if (!freed.isNothing()) {
      store.clearScratch(task);
      service.makeReady(freed);
    }
  }

  /**
   * Looks for waiting tasks that could run; makes up for an instance that died between two steps.
   */
  public void sweep() {
    wakeUp.ready(steps.sweep());
  }
}
