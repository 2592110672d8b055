package pulp.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

  /** Asks a running task to stop. */
  void stop(UUID task) {
    sql.update(
        """
        update core_task set state = 'canceling', pulp_last_updated = clock_timestamp()
        where pulp_id = ? and state = 'running'
        """,
        task);
  }

  /**
   * The last step of the state machine, progress reports included; false when the task was in
   * another state.
   */
  boolean end(UUID task, TaskState from, TaskState to, JsonValue result, JsonValue error) {
    return sql.yes(
        """
        with ended as (
          update core_task set state = ?, finished_at = clock_timestamp(), pulp_last_updated = clock_timestamp(),
            result = ?, error = ?
          where pulp_id = ? and state = ? returning pulp_id, state
        ), reports as (
          update core_progress_report r set state = ended.state from ended
          where r.task_id = ended.pulp_id and r.state = 'running'
        )
        select exists (select from ended)
        """,
        to.text(),
        nothing(result) ? null : result,
        error,
        task,
        from.text());
  }

  private static boolean nothing(JsonValue value) {
    return value == null || value.getValueType() == JsonValue.ValueType.NULL;
  }

  /** Deletes a task that has ended; false when there is none. */
  boolean delete(UUID task) {
    return sql.update(
            "delete from core_task where pulp_id = ? and state in ('completed', 'failed', 'canceled', 'skipped')",
            task)
        == 1;
  }

  void insertGroup(UUID group, String description, UUID domain) {
    sql.update(
        "insert into core_task_group (pulp_id, description, pulp_domain_id) values (?, ?, ?)",
        group,
        description,
        domain);
  }

  /** Keeps a group open until the transaction ends; false when it takes no more tasks. */
  boolean holdOpen(UUID group) {
    return sql.first(
            "select all_tasks_dispatched from core_task_group where pulp_id = ? for share",
            row -> !row.flag("all_tasks_dispatched"),
            group)
        .orElse(false);
  }

  /** No task joins it any more. */
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

  void removeCreated(UUID id) {
    sql.update("delete from core_created_resource where object_id = ?", id);
  }

  /** Saves reports of a task, unless it has ended meanwhile. */
  void saveProgress(UUID task, List<ReportedProgress.Line> lines) {
    sql.update(
        """
        insert into core_progress_report (pulp_id, message, code, state, total, done, task_id)
        select id, message, code, state, nullif(total, -1), done, ?
        from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::int8[])
          as line (id, message, code, state, total, done)
        where exists (select from core_task where pulp_id = ? and state in ('running', 'canceling'))
        on conflict (pulp_id) do update
          set state = excluded.state, total = excluded.total, done = excluded.done
        """,
        task,
        lines.stream().map(ReportedProgress.Line::id).toList(),
        lines.stream().map(ReportedProgress.Line::message).toList(),
        lines.stream().map(ReportedProgress.Line::code).toList(),
        lines.stream().map(ReportedProgress.Line::state).toList(),
        lines.stream().map(ReportedProgress.Line::total).toList(),
        lines.stream().map(ReportedProgress.Line::done).toList(),
        task);
  }
}
