package pulp.resource.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pulp.field.Fields;
import pulp.field.Kinds;
import pulp.field.Values;
import pulp.plugin.TypeName;
import pulp.problem.Problem;
import pulp.resource.Filter;
import pulp.resource.Operation;
import pulp.resource.OperationNames;
import pulp.resource.References;
import pulp.resource.ResourceService;
import pulp.resource.ResourceType;
import pulp.resource.Views;
import pulp.task.TaskService;
import pulp.web.Call;
import pulp.web.Reply;

/** Tasks: listed, read, canceled, and deleted when they have ended. */
@ApplicationScoped
public class TaskType implements ResourceType {
  private static final TypeName NAME =
      new TypeName("core.task", "tasks", "core.Task", "Task", "core_task");
  private static final Fields CANCEL = Fields.of(Kinds.text("state").asRequired());

  @Inject TaskFilters filters;
  @Inject TaskService tasks;
  @Inject Views views;
  @Inject ResourceService service;

  @Override
  public TypeName name() {
    return NAME;
  }

  @Override
  public String master() {
    return "core_task";
  }

  @Override
  public Fields fields() {
    return TaskFields.all();
  }

  @Override
  public Fields minimal(Fields all) {
    return all.only(
        "pulp_href",
        "prn",
        "pulp_created",
        "pulp_last_updated",
        "pulp_api_version",
        "name",
        "state",
        "unblocked_at",
        "started_at",
        "finished_at",
        "worker");
  }

  @Override
  public List<Filter> filters() {
    return filters.all();
  }

  @Override
  public List<String> orderings() {
    return List.of(
        ("deferred enc_args enc_kwargs error finished_at immediate logging_cid name profile_options pulp_api_version"
                + " pulp_created pulp_id pulp_last_updated reserved_resources_record result started_at state"
                + " unblocked_at versions")
            .split(" "));
  }

  @Override
  public List<Operation> operations() {
    String path = "tasks/{pulp_id}/";
    String tag = OperationNames.tag("tasks");
    return List.of(
        Operation.of("PATCH", path, "tasks_cancel", tag, this::cancel)
            .under(hrefParameter())
            .takingSome("PatchedTaskCancel", CANCEL)
            .answering(200, "TaskResponse")
            .answering(409, "TaskResponse"),
        Operation.of("DELETE", path, "tasks_delete", tag, this::delete)
            .under(hrefParameter())
            .answering(204, ""));
  }

  private Reply cancel(Call call) {
    requireCanceled(call, service);
    UUID id = key(call);
    views.stored(this, id);
    boolean canceled = tasks.cancel(id);
    JsonObject task = views.of(this, id);
    if (!canceled) {
      throw new Problem.Conflict("The task has ended.", task);
    }
    return Reply.json(200, task);
  }

  /** The one change that is allowed. */
  static void requireCanceled(Call call, ResourceService service) {
    Map<String, Object> inputs = call.input().values();
    Values values = CANCEL.known(inputs, service.reading(call.input().form()));
    if (!values.text("state").equals("canceled")) {
      throw Problem.Invalid.field("state", "The only acceptable value for 'state' is 'canceled'.");
    }
  }

  static UUID key(Call call) {
    return References.key(call, "pulp_id");
  }

  private Reply delete(Call call) {
    UUID id = key(call);
    views.stored(this, id);
    tasks.delete(id);
    return Reply.empty(204);
  }
}
