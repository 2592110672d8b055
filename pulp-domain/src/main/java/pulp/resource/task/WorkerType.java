package pulp.resource.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pulp.field.Fields;
import pulp.field.Kinds;
import pulp.json.Json;
import pulp.plugin.TypeName;
import pulp.resource.Filter;
import pulp.resource.Filters;
import pulp.resource.ResourceType;
import pulp.sql.Condition;

/** Workers: the slots of all instances that run tasks. They belong to no Pulp domain. */
@ApplicationScoped
public class WorkerType implements ResourceType {
  private static final TypeName NAME =
      new TypeName("core.appstatus", "workers", "core.AppStatus", "Worker", "core_app_status");
  private static final String ONLINE =
      "core_app_status.last_heartbeat >= clock_timestamp() - core_app_status.ttl";

  @Override
  public TypeName name() {
    return NAME;
  }

  @Override
  public String master() {
    return "core_app_status";
  }

  @Override
  public String hrefParameter() {
    return "worker_href";
  }

  @Override
  public Condition visible() {
    return Condition.of("core_app_status.app_type = 'worker'");
  }

  @Override
  public Condition within(UUID domain) {
    return Condition.ALL;
  }

  @Override
  public Fields fields() {
    return Fields.in(
        master(),
        Kinds.text("name").readOnly(),
        Kinds.moment("last_heartbeat").readOnly(),
        Kinds.map("versions"),
        Kinds.view(
            "current_task",
            "(select to_jsonb(q.task_id) from core_task_queue q where q.owner = {table}.pulp_id limit 1)",
            "{\"format\":\"uri\",\"type\":\"string\"}",
            (id, hrefs) -> Json.createValue(hrefs.item("tasks", ((JsonString) id).getString()))));
  }

  @Override
  public List<Filter> filters() {
    List<Filter> filters = new ArrayList<>(Filters.names("name", "core_app_status.name"));
    filters.addAll(Filters.moments("last_heartbeat", "core_app_status.last_heartbeat"));
    filters.add(
        Filters.flag("online", yes -> yes ? Condition.of(ONLINE) : Condition.of(ONLINE).not()));
    filters.add(
        Filters.flag("missing", yes -> yes ? Condition.of(ONLINE).not() : Condition.of(ONLINE)));
    return filters;
  }

  @Override
  public List<String> orderings() {
    return List.of(
        "app_type",
        "last_heartbeat",
        "name",
        "pulp_created",
        "pulp_id",
        "pulp_last_updated",
        "ttl",
        "versions");
  }
}
