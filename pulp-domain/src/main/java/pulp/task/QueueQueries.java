package pulp.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.sql.Sql;

/**
 * The queue: what waits, for which resources, and whether it may start (decision 0005). Dispatching
 * and finishing take advisory locks on the names of the resources, shared for shared ones, in the
 * order of their hashes; so of a dispatch and a finish that concern each other one sees the other.
 */
@ApplicationScoped
class QueueQueries {
  /** Nobody else uses this group of advisory locks. */
  private static final int LOCKS = 4711;

  /** True where an earlier unfinished task holds one of the task's resources against it. */
  private static final String CONFLICT =
      """
      exists (select 1 from core_task_reservation mine
              join core_task_reservation theirs
                on theirs.resource = mine.resource and theirs.seq < mine.seq
                   and (mine.exclusive or theirs.exclusive)
              where mine.task_id = q.task_id)\
      """;

  @Inject Sql sql;

  void lock(List<String> exclusive, List<String> shared) {
    sql.run(
        """
        select case when alone then pg_advisory_xact_lock(%1$d, hash)
                    else pg_advisory_xact_lock_shared(%1$d, hash) end
        from (select hash, bool_or(alone) as alone
              from (select hashtext(unnest(?::text[])) as hash, true as alone
                    union all select hashtext(unnest(?::text[])), false) names
              group by hash order by hash) locks
        """
            .formatted(LOCKS),
        exclusive,
        shared);
  }

  /** Puts a task into the queue, under the locks of its resources; says whether it is ready. */
  boolean enqueue(NewTask task) {
    boolean ready =
        sql.first(
                """
                with place as (select nextval('core_task_seq') as seq),
                reserved as (
                  insert into core_task_reservation (resource, seq, exclusive, task_id)
                  select name, place.seq, exclusive, ?
                  from place, (select unnest(?::text[]) as name, true as exclusive
                               union all select unnest(?::text[]), false) names
                ),
                verdict as (
                  select not exists (select 1 from core_task_reservation r where r.resource = any(?::text[]))
                     and not exists (select 1 from core_task_reservation r
                                     where r.exclusive and r.resource = any(?::text[])) as ready
                )
                insert into core_task_queue (task_id, seq, ready, immediate, owner)
                select ?, place.seq, verdict.ready, ?, case when verdict.ready then ?::uuid end
                from place, verdict
                returning ready
                """,
                row -> row.flag("ready"),
                task.id(),
                task.exclusive(),
                task.shared(),
                task.exclusive(),
                task.shared(),
                task.id(),
                task.immediate(),
                task.owner())
            .orElseThrow();
    if (ready) {
      sql.update(
          "update core_task set unblocked_at = clock_timestamp() where pulp_id = ?", task.id());
    }
    return ready;
  }

  /** Takes the next ready task for a slot and sets it running. */
  Optional<UUID> claim(UUID owner) {
    return sql.first(
        """
        with next as (
          select task_id from core_task_queue where ready and owner is null
          order by immediate desc, seq limit 1 for update skip locked
        ), taken as (
          update core_task_queue q set owner = ? from next where q.task_id = next.task_id returning q.task_id
        )
        update core_task t set state = 'running', started_at = clock_timestamp(), pulp_last_updated = clock_timestamp()
        from taken where t.pulp_id = taken.task_id and t.state = 'waiting'
        returning t.pulp_id
        """,
        row -> row.uuid("pulp_id"),
        owner);
  }

  /** Locks the queue's row of a task; tells its owner. Empty when the task has ended. */
  Optional<Optional<UUID>> lockRow(UUID task) {
    return sql.first(
        "select owner from core_task_queue where task_id = ? for update",
        row -> Optional.ofNullable(row.uuid("owner")),
        task);
  }

  /**
   * Whether the owner still has the task and it is to go on; keeps it so until the transaction
   * ends.
   */
  boolean hold(UUID task, UUID owner) {
    return sql.yes(
        """
        select exists (
          select 1 from (select task_id from core_task_queue where task_id = ? and owner = ? for share) q
          join core_task t on t.pulp_id = q.task_id and t.state = 'running')
        """,
        task,
        owner);
  }

  /** The resources that a task holds: the exclusive ones, then the shared ones. */
  List<List<String>> resources(UUID task) {
    List<String> exclusive = new ArrayList<>();
    List<String> shared = new ArrayList<>();
    sql.list(
        "select resource, exclusive from core_task_reservation where task_id = ?",
        row -> (row.flag("exclusive") ? exclusive : shared).add(row.text("resource")),
        task);
    return List.of(exclusive, shared);
  }

  /** Takes a task out of the queue. */
  void release(UUID task) {
    sql.update("delete from core_task_queue where task_id = ?", task);
    sql.update("delete from core_task_reservation where task_id = ?", task);
  }

  /**
   * Sets ready what waited for nothing but these; returns how many that are. Behind a resource that
   * was held alone, everything up to the first that wants it alone may go; behind a shared one,
   * only the first that wants it alone.
   */
  int makeReady(List<String> exclusive, List<String> shared) {
    return makeReady(
        """
        select r.task_id from unnest(?::text[]) as released (resource)
        cross join lateral (
          select task_id from core_task_reservation r where r.resource = released.resource
          and r.seq <= coalesce((select min(e.seq) from core_task_reservation e
                                 where e.resource = released.resource and e.exclusive), r.seq)) r
        union
        select r.task_id from unnest(?::text[]) as released (resource)
        cross join lateral (
          select task_id from core_task_reservation r where r.resource = released.resource and r.exclusive
          order by r.seq limit 1) r
        """,
        exclusive,
        shared);
  }

  /** Looks at everything that waits; needed only if a server died at the wrong moment. */
  int sweep() {
    return makeReady("select task_id from core_task_queue where not ready");
  }

  private int makeReady(String candidates, Object... values) {
    return sql.list(
            """
            with candidate as (%s), readied as (
              update core_task_queue q set ready = true
              where not q.ready and q.task_id in (select task_id from candidate) and not %s
              returning q.task_id
            )
            update core_task t set unblocked_at = clock_timestamp() from readied where t.pulp_id = readied.task_id
            returning t.pulp_id
            """
                .formatted(candidates, CONFLICT),
            row -> row.uuid("pulp_id"),
            values)
        .size();
  }

  /** Tells workers that there is something to do. */
  void wake() {
    sql.run("select pg_notify('pulp_worker_wakeup', '')");
  }

  /** Tells whoever runs a task to stop. */
  void tellCancel(UUID task) {
    sql.run("select pg_notify('pulp_worker_cancel', ?)", task.toString());
  }

  /** Removes processes that no longer live. */
  void removeDeadApps() {
    sql.update("delete from core_app_status where last_heartbeat < clock_timestamp() - ttl");
  }

  /** Tasks whose owner is no longer there. */
  List<UUID> abandoned() {
    return sql.list(
        """
        select q.task_id from core_task_queue q
        where q.owner is not null and not exists (select 1 from core_app_status a where a.pulp_id = q.owner)
        """,
        row -> row.uuid("task_id"));
  }
}
