package pulp.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pulp.sql.Sql;

/**
 * Who owns which task of the queue: worker slots, and API processes for what runs inside requests.
 */
@ApplicationScoped
class OwnerQueries {
  private static final String ABANDONED =
      "q.owner is not null and not exists (select from core_app_status a where a.pulp_id = q.owner)";

  @Inject Sql sql;

  /**
   * Those of these tasks that do not run here any more, or shall not: canceled, or given to
   * somebody else.
   */
  List<UUID> stopped(List<UUID> tasks, List<UUID> owners) {
    return sql.list(
        """
        select task from unnest(?::uuid[], ?::uuid[]) as here (task, owner)
        where not exists (
          select from core_task_queue q join core_task t on t.pulp_id = q.task_id
          where q.task_id = here.task and q.owner = here.owner and t.state = 'running')
        """,
        row -> row.uuid("task"),
        tasks,
        owners);
  }

  /** What these owners have: task to owner. */
  Map<UUID, UUID> owned(List<UUID> owners) {
    Map<UUID, UUID> owned = new HashMap<>();
    sql.list(
        "select task_id, owner from core_task_queue where owner = any(?::uuid[])",
        row -> owned.put(row.uuid("task_id"), row.uuid("owner")),
        owners);
    return owned;
  }

  /** Removes processes that no longer live; returns the tasks whose owner is gone. */
  List<UUID> abandoned() {
    sql.update("delete from core_app_status where last_heartbeat < clock_timestamp() - ttl");
    return sql.list(
        "select q.task_id from core_task_queue q where " + ABANDONED, row -> row.uuid("task_id"));
  }

  /** Whether the owner of a task is gone. */
  boolean isAbandoned(UUID task) {
    return sql.yes(
        "select exists (select from core_task_queue q where q.task_id = ? and " + ABANDONED + ")",
        task);
  }
}
