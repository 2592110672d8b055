package pulp.resource.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.UUID;
import pulp.field.Field;
import pulp.field.Fields;
import pulp.field.Kinds;
import pulp.field.Moments;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.plugin.TypeName;
import pulp.problem.Problem;
import pulp.resource.CommonFields;
import pulp.resource.Operation;
import pulp.resource.OperationNames;
import pulp.resource.ResourceService;
import pulp.resource.ResourceType;
import pulp.resource.Views;
import pulp.task.TaskService;
import pulp.web.Call;
import pulp.web.Reply;

/** Task groups: listed, read and canceled. */
@ApplicationScoped
public class TaskGroupType implements ResourceType {
  private static final TypeName NAME =
      new TypeName(
          "core.taskgroup", "task-groups", "core.TaskGroup", "TaskGroup", "core_task_group");

  private static final String REPORTS =
      """
      (select coalesce(jsonb_agg(jsonb_build_object(
                'message', p.message, 'code', p.code, 'total', p.total, 'done', p.done, 'suffix', p.suffix)), '[]')
       from core_group_progress_report p where p.task_group_id = {table}.pulp_id)\
      """;

  private static final String TASKS =
      """
      (select coalesce(jsonb_agg(jsonb_build_object(
                'id', t.pulp_id, 'pulp_created', t.pulp_created, 'pulp_last_updated', t.pulp_last_updated,
                'pulp_api_version', t.pulp_api_version, 'name', t.name, 'state', t.state,
                'unblocked_at', t.unblocked_at, 'started_at', t.started_at, 'finished_at', t.finished_at)
              order by t.pulp_created), '[]')
       from core_task t where t.task_group_id = {table}.pulp_id)\
      """;

  @Inject TaskService tasks;
  @Inject Views views;
  @Inject ResourceService service;

  @Override
  public TypeName name() {
    return NAME;
  }

  @Override
  public String master() {
    return "core_task_group";
  }

  @Override
  public boolean isFilterable() {
    return false;
  }

  @Override
  public Fields commonFields() {
    return CommonFields.identity(this);
  }

  @Override
  public Fields fields() {
    return Fields.in(
        master(),
        Kinds.text("description").asRequired(),
        Kinds.flag("all_tasks_dispatched").asRequired(),
        count("waiting"),
        count("skipped"),
        count("running"),
        count("completed"),
        count("canceled"),
        count("failed"),
        count("canceling"),
        Kinds.view("group_progress_reports", REPORTS, list("GroupProgressReportResponse")),
        Kinds.view("tasks", TASKS, list("MinimalTaskResponse"), TaskGroupType::minimal));
  }

  private static Field count(String state) {
    return Kinds.integer(state)
        .from(
            "(select count(*) from core_task t where t.task_group_id = {table}.pulp_id and t.state = '"
                + state
                + "')")
        .readOnly();
  }

  private static String list(String schema) {
    return "{\"items\":{\"$ref\":\"#/components/schemas/" + schema + "\"},\"type\":\"array\"}";
  }

  private static JsonValue minimal(JsonValue tasks, Hrefs hrefs) {
    JsonArrayBuilder shown = Json.createArrayBuilder();
    tasks.asJsonArray().forEach(task -> shown.add(minimal(task.asJsonObject(), hrefs)));
    return shown.build();
  }

  private static JsonObject minimal(JsonObject task, Hrefs hrefs) {
    String id = task.getString("id");
    JsonObjectBuilder shown =
        Json.createObjectBuilder()
            .add("pulp_href", hrefs.item("tasks", id))
            .add("prn", Hrefs.prn("core.task", id));
    for (String name : List.of("pulp_created", "pulp_last_updated")) {
      shown.add(name, moment(task, name));
    }
    for (String name : List.of("pulp_api_version", "name", "state")) {
      shown.add(name, task.get(name));
    }
    for (String name : List.of("unblocked_at", "started_at", "finished_at")) {
      shown.add(name, moment(task, name));
    }
    return shown.addNull("worker").build();
  }

  private static JsonValue moment(JsonObject task, String name) {
    return task.isNull(name)
        ? JsonValue.NULL
        : Json.createValue(Moments.text(Moments.parse(task.getString(name)).orElseThrow()));
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.of(
                "PATCH",
                "task-groups/{pulp_id}/",
                "task_groups_cancel",
                OperationNames.tag("task-groups"),
                this::cancel)
            .under(hrefParameter())
            .takingSome("PatchedTaskCancel", Fields.of(Kinds.text("state").asRequired()))
            .answering(200, "TaskGroupResponse")
            .answering(409, "TaskGroupResponse"));
  }

  private Reply cancel(Call call) {
    TaskType.requireCanceled(call, service);
    UUID id = TaskType.key(call);
    views.stored(this, id);
    tasks.cancelGroup(id);
    JsonObject group = views.of(this, id);
    JsonArray members = group.getJsonArray("tasks");
    boolean going =
        members.stream()
            .map(member -> member.asJsonObject().getString("state"))
            .anyMatch(state -> state.equals("waiting") || state.equals("running"));
    if (going) {
      throw new Problem.Conflict("Some tasks go on.", group);
    }
    return Reply.json(200, group);
  }
}
