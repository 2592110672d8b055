package pulp.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import pulp.sql.Sql;

/**
 * Finds waiting tasks that may start. A task may start when none that came earlier holds one of its
 * resources against it; once true that stays true, so it is written down as {@code ready}. Each
 * look is one index probe a resource.
 */
@ApplicationScoped
class ReadyQueries {
  /** Nobody else uses this advisory lock. */
  private static final int SWEEP = 4712;

  /** True where an earlier unfinished task holds one of the task's resources against it. */
  private static final String CONFLICT =
      """
      exists (select from core_task_reservation mine
              where mine.task_id = q.task_id
                and case when mine.exclusive
                    then exists (select from core_task_reservation theirs
                                 where theirs.resource = mine.resource and theirs.seq < mine.seq)
                    else exists (select from core_task_reservation theirs
                                 where theirs.resource = mine.resource and theirs.seq < mine.seq and theirs.exclusive)
                    end)\
      """;

  /**
   * Behind a resource that was held alone everything up to the first task that wants it alone may
   * go; behind a shared one only the first task that wants it alone.
   */
  private static final String BEHIND =
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
        order by r.seq limit 1) r\
      """;

  /**
   * Everything that waits and comes first for each of its resources, in one pass over the queue.
   */
  private static final String FIRST =
      """
      select mine.task_id from core_task_reservation mine
      join (select resource, min(seq) as any_mode, min(seq) filter (where exclusive) as alone
            from core_task_reservation group by resource) heads using (resource)
      group by mine.task_id
      having bool_and(case when mine.exclusive then mine.seq = any_mode
                      else alone is null or mine.seq < alone end)\
      """;

  @Inject Sql sql;

  /** Sets ready what waited for nothing but these; returns how many tasks that are. */
  int behind(Freed freed) {
    return makeReady(BEHIND, freed.exclusive(), freed.shared());
  }

  /**
   * Looks at everything that waits, unless somebody else does so now; needed only if a process died
   * between two steps.
   */
  int everywhere() {
    boolean alone = sql.yes("select pg_try_advisory_xact_lock(?)", SWEEP);
    return alone ? makeReady(FIRST) : 0;
  }

  /** What another process looks at or cancels at the same time is left to it. */
  private int makeReady(String candidates, Object... values) {
    return (int)
        sql.number(
            """
            with candidate as (
              select q.task_id from core_task_queue q
              where not q.ready and q.task_id in (%s) and not %s
              order by q.seq for update skip locked
            ), readied as (
              update core_task_queue q set ready = true from candidate
              where q.task_id = candidate.task_id returning q.task_id
            ), marked as (
              update core_task t set unblocked_at = clock_timestamp() from readied where t.pulp_id = readied.task_id
            )
            select count(*) from readied
            """
                .formatted(candidates, CONFLICT),
            values);
  }
}
