package pulp.resource.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import pulp.domain.Domains;
import pulp.resource.Filter;
import pulp.resource.Filters;
import pulp.resource.References;
import pulp.sql.Condition;

/** What lists of tasks can be filtered by (specification 03 §4.2). */
@ApplicationScoped
class TaskFilters {
  private static final List<String> STATES =
      List.of("waiting", "skipped", "running", "completed", "failed", "canceled", "canceling");

  /** Paths under which older clients know domain-wide resources. */
  private static final Map<String, String> LEGACY =
      Map.of(
          "/api/v3/orphans/cleanup/", "orphans",
          "/api/v3/repair/", "repair",
          "/api/v3/distributions/", "distributions",
          "/api/v3/repositories/reclaim_space/", "reclaim_space",
          "/api/v3/servers/", "servers");

  private static final String RECORD = "core_task.reserved_resources_record";

  @Inject References references;
  @Inject Domains domains;

  List<Filter> all() {
    List<Filter> filters = new ArrayList<>();
    filters.add(
        Filters.choice("state", STATES, state -> Condition.of("core_task.state = ?", state)));
    filters.add(
        Filters.texts(
            "state__in", states -> Condition.of("core_task.state = any(?::text[])", states)));
    filters.add(Filters.text("state__ne", state -> Condition.of("core_task.state <> ?", state)));
    filters.addAll(
        Filters.only(
            Filters.names("name", "core_task.name"), "name", "name__contains", "name__in"));
    filters.add(Filters.text("name__ne", name -> Condition.of("core_task.name <> ?", name)));
    filters.addAll(
        Filters.only(
            Filters.names("logging_cid", "core_task.logging_cid"),
            "logging_cid",
            "logging_cid__contains"));
    for (String moment : List.of("pulp_created", "started_at", "finished_at", "unblocked_at")) {
      filters.addAll(Filters.moments(moment, "core_task." + moment));
    }
    filters.add(references.foreign("parent_task", "tasks", "core_task.parent_task_id", false));
    filters.add(references.foreign("task_group", "task-groups", "core_task.task_group_id", false));
    filters.add(Filters.text("child_tasks", this::withChild));
    filters.add(Filters.text("created_resources", this::withCreated));
    filters.add(Filters.text("worker", any -> Condition.NONE));
    resources(filters, "reserved_resources", List.of("", "shared:"));
    resources(filters, "exclusive_resources", List.of(""));
    resources(filters, "shared_resources", List.of("shared:"));
    return filters;
  }

  private Condition withChild(String text) {
    return Condition.of(
        "exists (select 1 from core_task t where t.parent_task_id = core_task.pulp_id and t.pulp_id = ?)",
        references.single(text, "tasks").id());
  }

  private Condition withCreated(String text) {
    return Condition.of(
        """
        exists (select 1 from core_created_resource c where c.task_id = core_task.pulp_id and c.object_id = ?)
        """,
        references.single(text).id());
  }

  /** Despite its name {@code __in} wants all of the resources. */
  private void resources(List<Filter> filters, String name, List<String> modes) {
    filters.add(Filters.text(name, text -> reserving(text, modes)));
    filters.add(
        Filters.texts(
            name + "__in",
            texts -> Condition.and(texts.stream().map(text -> reserving(text, modes)).toList())));
  }

  private Condition reserving(String text, List<String> modes) {
    String legacy = LEGACY.get(text);
    String resource =
        legacy != null ? "pdrn:" + domains.current() + ":" + legacy : references.prnOf(text);
    List<String> records =
        Stream.of(resource).flatMap(one -> modes.stream().map(mode -> mode + one)).toList();
    return Condition.of(RECORD + " && ?::text[]", records);
  }
}
