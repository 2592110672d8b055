package pulp.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.settings.Settings;
import pulp.sql.Sql;

/** Tasks as history: what was asked, what became of it. */
@ApplicationScoped
class TaskQueries {
  @Inject Sql sql;

  /** A task as whoever runs it needs it. */
  record Loaded(
      String name,
      String params,
      Integer user,
      String userName,
      boolean superuser,
      String correlationId) {}

  void insert(NewTask task) {
    List<String> record = new ArrayList<>(task.exclusive());
    task.shared().forEach(resource -> record.add("shared:" + resource));
    sql.update(
        """
        insert into core_task (pulp_id, state, name, logging_cid, created_by_id, enc_kwargs, parent_task_id,
          task_group_id, reserved_resources_record, versions, immediate, pulp_domain_id)
        values (?, 'waiting', ?, ?, ?, ?, ?, ?, ?::text[], jsonb_build_object('core', ?::text), ?, ?)
        """,
        task.id(),
        task.name(),
        task.correlationId(),
        task.user(),
        task.params(),
        task.parent(),
        task.group(),
        record,
        Settings.PULP_VERSION,
        task.immediate(),
        task.domain());
  }

  Optional<Loaded> load(UUID task) {
    return sql.first(
        """
        select t.name, t.enc_kwargs, t.created_by_id, t.logging_cid, u.username, u.is_superuser
        from core_task t left join core_user u on u.id = t.created_by_id where t.pulp_id = ?
        """,
        row ->
            new Loaded(
                row.text("name"),
                row.text("enc_kwargs"),
                row.number("created_by_id") == null ? null : row.count("created_by_id"),
                row.text("username"),
                row.flag("is_superuser"),
                row.text("logging_cid")),
        task);
  }

  Optional<String> state(UUID task) {
    return sql.first(
        "select state from core_task where pulp_id = ?", row -> row.text("state"), task);
  }

  boolean start(UUID task) {
    return sql.update(
            """
            update core_task set state = 'running', started_at = clock_timestamp(), pulp_last_updated = clock_timestamp()
            where pulp_id = ? and state = 'waiting'
            """,
            task)
        == 1;
  }

  /** One step of the state machine; false when the task was in another state. */
  boolean move(UUID task, TaskState from, TaskState to) {
    return sql.update(
            "update core_task set state = ?, pulp_last_updated = clock_timestamp() where pulp_id = ? and state = ?",
            to.text(),
            task,
            from.text())
        == 1;
  }

  /** The last step. */
  boolean end(UUID task, TaskState from, TaskState to, JsonValue result, JsonValue error) {
    boolean moved =
        sql.update(
                """
                update core_task set state = ?, finished_at = clock_timestamp(), pulp_last_updated = clock_timestamp(),
                  result = ?, error = ?
                where pulp_id = ? and state = ?
                """,
                to.text(),
                nothing(result) ? null : result,
                error,
                task,
                from.text())
            == 1;
    if (moved) {
      sql.update(
          "update core_progress_report set state = ? where task_id = ? and state = 'running'",
          to.text(),
          task);
    }
    return moved;
  }

  private static boolean nothing(JsonValue value) {
    return value == null || value == JsonValue.NULL;
  }

  void delete(UUID task) {
    sql.update("delete from core_task where pulp_id = ?", task);
  }

  void insertGroup(UUID group, String description, UUID domain) {
    sql.update(
        "insert into core_task_group (pulp_id, description, pulp_domain_id) values (?, ?, ?)",
        group,
        description,
        domain);
  }

  void closeGroup(UUID group) {
    sql.update("update core_task_group set all_tasks_dispatched = true where pulp_id = ?", group);
  }

  List<UUID> unfinishedOf(UUID group) {
    return sql.list(
        "select pulp_id from core_task where task_group_id = ? and state in ('waiting', 'running')",
        row -> row.uuid("pulp_id"),
        group);
  }

  void addCreated(UUID task, String label, UUID id) {
    sql.update(
        "insert into core_created_resource (task_id, model, object_id) values (?, ?, ?)",
        task,
        label,
        id);
  }

  void removeCreated(UUID task, UUID id) {
    sql.update("delete from core_created_resource where task_id = ? and object_id = ?", task, id);
  }

  void saveProgress(UUID task, List<ReportedProgress.Line> lines) {
    sql.update(
        """
        insert into core_progress_report (pulp_id, message, code, state, total, done, task_id)
        select id, message, code, state, nullif(total, -1), done, ?
        from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::int8[])
          as line (id, message, code, state, total, done)
        on conflict (pulp_id) do update
          set state = excluded.state, total = excluded.total, done = excluded.done
        """,
        task,
        lines.stream().map(ReportedProgress.Line::id).toList(),
        lines.stream().map(ReportedProgress.Line::message).toList(),
        lines.stream().map(ReportedProgress.Line::code).toList(),
        lines.stream().map(ReportedProgress.Line::state).toList(),
        lines.stream().map(ReportedProgress.Line::total).toList(),
        lines.stream().map(ReportedProgress.Line::done).toList());
  }
}
