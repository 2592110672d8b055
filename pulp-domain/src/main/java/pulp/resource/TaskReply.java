package pulp.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.web.Reply;

/** Answers of operations that a task carries out: exactly one key, by which clients know them. */
@ApplicationScoped
public class TaskReply {
  @Inject Hrefs hrefs;

  /** 202 with the task's href. */
  public Reply of(UUID task) {
    return Reply.json(
        202, Json.createObjectBuilder().add("task", hrefs.item("tasks", task)).build());
  }

  /** 202 with the task group's href. */
  public Reply ofGroup(UUID group) {
    return Reply.json(
        202,
        Json.createObjectBuilder().add("task_group", hrefs.item("task-groups", group)).build());
  }
}
