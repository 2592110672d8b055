package pulp.resource.task;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.UUID;
import java.util.function.Function;
import pulp.field.Field;
import pulp.field.Fields;
import pulp.field.JsonKind.Shape;
import pulp.field.Kinds;
import pulp.json.Json;
import pulp.plugin.Hrefs;

/** The fields of a task (specification 03 §4.1). */
final class TaskFields {
  private static final String URIS =
      "{\"items\":{\"format\":\"uri\",\"type\":\"string\"},\"type\":\"array\"}";
  private static final String URI = "{\"format\":\"uri\",\"type\":\"string\"}";
  private static final String URI_OR_NULL = "{\"format\":\"uri\",\"type\":[\"string\",\"null\"]}";

  /** What was created; of a repository version also where it lies, while it is there. */
  private static final String CREATED =
      """
      (select coalesce(jsonb_agg(jsonb_build_object(
                'model', c.model, 'id', c.object_id, 'type', r.pulp_type, 'repository', r.pulp_id, 'number', v.number)
              order by c.position), '[]')
       from core_created_resource c
       left join core_repository_version v
         on c.model = 'core.repositoryversion' and v.pulp_id = c.object_id and v.complete
       left join core_repository r on r.pulp_id = v.repository_id
       where c.task_id = {table}.pulp_id)\
      """;

  private static final String PROGRESS =
      """
      (select coalesce(jsonb_agg(jsonb_build_object(
                'message', p.message, 'code', p.code, 'state', p.state, 'total', p.total, 'done', p.done,
                'suffix', p.suffix) order by p.pulp_created, p.pulp_id), '[]')
       from core_progress_report p where p.task_id = {table}.pulp_id)\
      """;

  private TaskFields() {}

  static Fields all() {
    return Fields.in(
        "core_task",
        Kinds.text("state").readOnly(),
        Kinds.text("name").asRequired(),
        Kinds.text("logging_cid").asRequired(),
        Kinds.view(
            "created_by",
            "to_jsonb({table}.created_by_id)",
            URI_OR_NULL,
            (id, hrefs) -> Json.createValue(hrefs.item("users", id))),
        Kinds.moment("unblocked_at").readOnly(),
        Kinds.moment("started_at").readOnly(),
        Kinds.moment("finished_at").readOnly(),
        Kinds.json("error", Shape.OBJECT).readOnly(),
        Kinds.view("worker", "null::jsonb", URI_OR_NULL),
        one("parent_task", "to_jsonb({table}.parent_task_id)", "tasks"),
        many(
            "child_tasks",
            "(select jsonb_agg(t.pulp_id) from core_task t where t.parent_task_id = {table}.pulp_id)"),
        one("task_group", "to_jsonb({table}.task_group_id)", "task-groups"),
        Kinds.view(
            "progress_reports",
            PROGRESS,
            "{\"items\":{\"$ref\":\"#/components/schemas/ProgressReportResponse\"},\"type\":\"array\"}"),
        created("created_resources", TaskFields::href),
        created("created_resource_prns", TaskFields::prn),
        Kinds.view(
            "reserved_resources_record",
            "to_jsonb({table}.reserved_resources_record)",
            "{\"items\":{\"type\":\"string\"},\"type\":\"array\"}"),
        Kinds.json("result", Shape.ANY).readOnly(),
        Kinds.text("pulp_api_version").or("v3"));
  }

  private static Field one(String name, String expression, String endpoint) {
    return Kinds.view(
        name,
        expression,
        URI,
        (id, hrefs) -> Json.createValue(hrefs.item(endpoint, ((JsonString) id).getString())));
  }

  private static Field many(String name, String expression) {
    return Kinds.view(
        name,
        "coalesce(" + expression + ", '[]')",
        URIS,
        (ids, hrefs) -> mapped(ids, id -> hrefs.item("tasks", ((JsonString) id).getString())));
  }

  /** How one created resource is told. */
  private interface Told {
    String of(JsonObject resource, Hrefs hrefs);
  }

  private static Field created(String name, Told told) {
    return Kinds.view(
        name,
        CREATED,
        URIS,
        (resources, hrefs) -> mapped(resources, item -> told.of(item.asJsonObject(), hrefs)));
  }

  private static JsonValue mapped(JsonValue array, Function<JsonValue, String> text) {
    JsonArrayBuilder texts = Json.createArrayBuilder();
    array.asJsonArray().forEach(item -> texts.add(text.apply(item)));
    return texts.build();
  }

  private static String href(JsonObject resource, Hrefs hrefs) {
    if (!isVersion(resource)) {
      return hrefs.labelled(resource.getString("model"), UUID.fromString(resource.getString("id")));
    }
    if (resource.isNull("number")) {
      return "<unavailable>";
    }
    UUID repository = UUID.fromString(resource.getString("repository"));
    return hrefs.version(resource.getString("type"), repository, resource.getInt("number"));
  }

  private static String prn(JsonObject resource, Hrefs hrefs) {
    boolean gone = isVersion(resource) && resource.isNull("number");
    return gone
        ? "<unavailable>"
        : Hrefs.prn(resource.getString("model"), resource.getString("id"));
  }

  private static boolean isVersion(JsonObject resource) {
    return resource.getString("model").equals("core.repositoryversion");
  }
}
