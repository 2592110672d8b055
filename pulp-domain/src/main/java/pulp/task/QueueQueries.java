package pulp.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.settings.Settings;
import pulp.sql.Sql;

/**
 * The queue: what waits, for which resources, and whether it may start (decision 0005). Whoever
 * enters or leaves it holds advisory locks on the names of the resources, shared for shared ones,
 * in the order of their hashes; so of a dispatch and an end that concern each other one sees the
 * other.
 */
@ApplicationScoped
class QueueQueries {
  /** Nobody else uses this group of advisory locks. */
  private static final int LOCKS = 4711;

  @Inject Sql sql;

  /** Locks the resources of a task to be. */
  void lock(NewTask task) {
    sql.run(
        lock(
            """
            select unnest(?::text[]) as resource, true as exclusive
            union all select unnest(?::text[]), false\
            """),
        task.exclusive(),
        task.shared());
  }

  /** Locks the resources of a task in the queue. */
  void lock(UUID task) {
    sql.run(lock("select resource, exclusive from core_task_reservation where task_id = ?"), task);
  }

  private static String lock(String names) {
    return """
    select case when alone then pg_advisory_xact_lock(%1$d, hash)
                else pg_advisory_xact_lock_shared(%1$d, hash) end
    from (select hashtext(resource) as hash, bool_or(exclusive) as alone from (%2$s) names
          group by 1 order by 1) locks
    """
        .formatted(LOCKS, names);
  }

  /**
   * Writes a task, under the locks of its resources; says whether it is ready. Only tasks that came
   * earlier can be seen, for its place in the order is taken under the locks too.
   */
  boolean insert(NewTask task) {
    List<String> record = new ArrayList<>(task.exclusive());
    task.shared().forEach(resource -> record.add("shared:" + resource));
    return sql.yes(
        """
        with place as (select nextval('core_task_seq') as seq, clock_timestamp() as moment),
        verdict as (
          select not exists (select from core_task_reservation r where r.resource = any(?::text[]))
             and not exists (select from core_task_reservation r
                             where r.exclusive and r.resource = any(?::text[])) as ready
        ),
        task as (
          insert into core_task (pulp_id, pulp_created, pulp_last_updated, state, name, logging_cid, created_by_id,
            enc_kwargs, parent_task_id, task_group_id, reserved_resources_record, versions, immediate, pulp_domain_id,
            unblocked_at)
          select ?, moment, moment, 'waiting', ?, ?, ?::int, ?, ?::uuid, ?::uuid, ?::text[], jsonb_build_object('core', ?::text), ?, ?,
            case when ready then moment end
          from place, verdict
        ),
        reserved as (
          insert into core_task_reservation (resource, seq, exclusive, task_id)
          select name, seq, alone, ?
          from place, (select unnest(?::text[]) as name, true as alone
                       union all select unnest(?::text[]), false) names
        )
        insert into core_task_queue (task_id, seq, ready, immediate, owner)
        select ?, seq, ready, ?, case when ready then ?::uuid end from place, verdict
        returning ready
        """,
        task.exclusive(),
        task.shared(),
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
        task.domain(),
        task.id(),
        task.exclusive(),
        task.shared(),
        task.id(),
        task.immediate(),
        task.owner());
  }

  /** Takes the next ready task for a slot that is known to live, and sets it running. */
  Optional<Claimed> claim(UUID owner) {
    return sql.first(
        """
        with next as (
          select task_id from core_task_queue
          where ready and owner is null and exists (select from core_app_status where pulp_id = ?)
          order by immediate desc, seq limit 1 for update skip locked
        ), taken as (
          update core_task_queue q set owner = ? from next where q.task_id = next.task_id
          returning q.task_id, q.immediate
        )
        update core_task t
        set state = 'running', started_at = clock_timestamp(), pulp_last_updated = clock_timestamp()
        from taken where t.pulp_id = taken.task_id and t.state = 'waiting'
        returning t.pulp_id, t.name, taken.immediate
        """,
        row -> new Claimed(row.uuid("pulp_id"), row.text("name"), row.flag("immediate")),
        owner,
        owner);
  }

  /**
   * Sets a task running that was dispatched with an owner; false when it was canceled meanwhile.
   */
  boolean start(UUID task, UUID owner) {
    return sql.update(
            """
            with mine as (select task_id from core_task_queue where task_id = ? and owner = ? for update)
            update core_task t
            set state = 'running', started_at = clock_timestamp(), pulp_last_updated = clock_timestamp()
            from mine where t.pulp_id = mine.task_id and t.state = 'waiting'
            """,
            task,
            owner)
        == 1;
  }

  /** Leaves a task that did not start to the workers. */
  void disown(UUID task) {
    sql.update("update core_task_queue set owner = null where task_id = ?", task);
  }

  /** Locks the queue's row of a task; tells its owner. Empty when the task has ended. */
  Optional<Optional<UUID>> lockRow(UUID task) {
    return sql.first(
        "select owner from core_task_queue where task_id = ? for update",
        row -> Optional.ofNullable(row.uuid("owner")),
        task);
  }

  /** Whether the owner still has the task; keeps it so until the transaction ends. */
  boolean keep(UUID task, UUID owner) {
    return sql.first(
            "select 1 from core_task_queue where task_id = ? and owner = ? for share",
            row -> true,
            task,
            owner)
        .isPresent();
  }

  /** Takes a task out of the queue; returns the resources that it held. */
  Freed release(UUID task) {
    List<String> exclusive = new ArrayList<>();
    List<String> shared = new ArrayList<>();
    sql.list(
        """
        with gone as (delete from core_task_queue where task_id = ?)
        delete from core_task_reservation where task_id = ? returning resource, exclusive
        """,
        row -> (row.flag("exclusive") ? exclusive : shared).add(row.text("resource")),
        task,
        task);
    return new Freed(exclusive, shared);
  }

  /** Tells workers everywhere that there is something to do. */
  void wake() {
    sql.run("select pg_notify('" + WakeUp.CHANNEL + "', '')");
  }

  /** Tells whoever runs a task to stop. */
  void tellCancel(UUID task) {
    sql.run("select pg_notify('" + RunningTasks.CHANNEL + "', ?)", task.toString());
  }

  boolean isInTransaction() {
    return sql.isInTransaction();
  }
}
