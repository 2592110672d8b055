package pulp.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pulp.domain.Domains;
import pulp.json.Json;
import pulp.problem.Problem;
import pulp.sql.Ids;

/** The life of tasks and task groups. */
@ApplicationScoped
public class TaskService {
  private static final Set<String> FINAL = Set.of("completed", "failed", "canceled", "skipped");

  @Inject TaskSteps steps;
  @Inject TaskQueries tasks;
  @Inject Domains domains;

  /** Writes a task; says whether it is ready to run. */
  boolean dispatch(NewTask task) {
    return steps.dispatch(task);
  }

  /** Makes a task group. */
  @Transactional
  public UUID group(String description) {
    UUID group = Ids.next();
    tasks.insertGroup(group, description, domains.current());
    return group;
  }

  /** Takes the next task for a worker slot. */
  public Optional<UUID> claim(UUID slot) {
    return steps.claim(slot);
  }

  /** Ends a task that ran. */
  void finish(UUID task, UUID owner, TaskState outcome, JsonValue result, JsonValue error) {
    steps.makeReady(steps.finish(task, owner, outcome, result, error));
  }

  /** Cancels a task; false when it had ended in another way. */
  public boolean cancel(UUID task) {
    Optional<TaskSteps.Freed> freed = steps.cancel(task);
    freed.ifPresent(steps::makeReady);
    return freed.isPresent() || tasks.state(task).filter("canceled"::equals).isPresent();
  }

  /** Cancels all tasks of a group that have not ended; none should join it any more. */
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
   * Ends the tasks of processes that no longer live. The place where the job of a dead worker's
   * long task will be taken over instead.
   */
  public void endAbandoned() {
    for (UUID task : steps.abandoned()) {
      steps.makeReady(steps.fail(task, reason("Worker has gone missing.")));
    }
  }

  /** Looks for waiting tasks that could run; makes up for a server that died between two steps. */
  public void sweep() {
    steps.sweep();
  }

  static JsonObject reason(String text) {
    return Json.createObjectBuilder().add("reason", text).build();
  }
}
