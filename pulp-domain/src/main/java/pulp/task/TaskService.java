package pulp.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import pulp.domain.Domains;
import pulp.json.Json;
import pulp.problem.Problem;
import pulp.sql.Ids;

/** The life of tasks and task groups. */
@ApplicationScoped
public class TaskService {
  @Inject TaskSteps steps;
  @Inject TaskQueries tasks;
  @Inject Domains domains;
  @Inject WakeUp wakeUp;

  /** Writes a task; says whether it is ready to run. */
  boolean dispatch(NewTask task) {
    boolean ready = steps.dispatch(task);
    if (ready && task.owner() == null) {
      wakeUp.ready(1);
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

  /** Takes the next task for a worker slot; the slot runs it from now on. */
  public Optional<Claimed> claim(UUID slot) {
    return steps.claim(slot);
  }

  /**
   * Sets a task running that was dispatched with an owner; false when it was canceled meanwhile.
   */
  boolean start(UUID task, UUID owner) {
    return steps.start(task, owner);
  }

  /** Leaves a task that its owner did not come to start to the workers; false when it did start. */
  boolean handBack(UUID task, UUID owner) {
    boolean unstarted = steps.handBack(task, owner);
    if (unstarted) {
      wakeUp.ready(1);
    }
    return unstarted;
  }

  /** Ends a task that ran. */
  void finish(UUID task, UUID owner, TaskState outcome, JsonValue result, JsonValue error) {
    makeReady(steps.finish(task, owner, outcome, result, error));
  }

  /** Cancels a task; false when it had ended in another way. */
  public boolean cancel(UUID task) {
    Optional<Freed> freed = steps.cancel(task);
    freed.ifPresent(this::makeReady);
    return freed.isPresent()
        || tasks.state(task).filter(TaskState.CANCELED.text()::equals).isPresent();
  }

  /** Cancels all tasks of a group that have not ended; none can join it any more. */
  public void cancelGroup(UUID group) {
    tasks.closeGroup(group);
    tasks.unfinishedOf(group).forEach(this::cancel);
  }

  /** A resource goes of which no task shall say any more that it made it. */
  public void forgetCreated(UUID resource) {
    tasks.removeCreated(resource);
  }

  /** Deletes a task that has ended. */
  public void delete(UUID task) {
    if (!tasks.delete(task)) {
      throw new Problem.Conflict("The task has not ended.", null);
    }
  }

  /** After the commit of a step that ended a task: lets those go that waited for nothing else. */
  void makeReady(Freed freed) {
    if (!freed.isNothing()) {
      wakeUp.ready(steps.makeReady(freed));
    }
  }

  static JsonObject reason(String text) {
    return Json.createObjectBuilder().add("reason", text).build();
  }
}
