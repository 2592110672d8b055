package pulp.distribution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import pulp.sql.Sql;

/** The publications that distributions serve and served. */
@ApplicationScoped
class SupersededQueries {
  /** The publication that a distribution serves now; null for none. */
  private static final String SERVED =
      """
      coalesce(d.publication_id,
        (select p.pulp_id from core_publication p
         where p.repository_version_id = d.repository_version_id and p.complete
         order by p.pulp_created desc limit 1),
        (select p.pulp_id from core_repository_version v
           join core_publication p on p.repository_version_id = v.pulp_id and p.complete
         where v.repository_id = d.repository_id order by v.number desc, p.pulp_created desc limit 1))\
      """;

  @Inject Sql sql;

  /** The distributions that serve the newest of a repository, or of one of its versions. */
  List<UUID> ofRepository(UUID repository) {
    return sql.list(
        """
        select pulp_id from core_distribution where repository_id = ?
        union
        select d.pulp_id from core_distribution d
        join core_repository_version v on v.pulp_id = d.repository_version_id where v.repository_id = ?
        """,
        row -> row.uuid("pulp_id"),
        repository,
        repository);
  }

  /**
   * Makes what is served now current, lets what was current expire, and forgets what has expired.
   */
  void note(List<UUID> distributions, long seconds) {
    sql.run(
        "select 1 from core_distribution where pulp_id = any(?::uuid[]) order by pulp_id for update",
        distributions);
    sql.update(
        """
        update core_distributed_publication p set expires_at = clock_timestamp() + make_interval(secs => ?)
        from core_distribution d
        where p.distribution_id = d.pulp_id and d.pulp_id = any(?::uuid[]) and p.expires_at is null
          and p.publication_id is distinct from %s
        """
            .formatted(SERVED),
        seconds,
        distributions);
    sql.update(
        """
        update core_distributed_publication p set expires_at = null
        from core_distribution d
        where p.distribution_id = d.pulp_id and d.pulp_id = any(?::uuid[]) and p.publication_id = %s
        """
            .formatted(SERVED),
        distributions);
    sql.update(
        """
        insert into core_distributed_publication (pulp_id, distribution_id, publication_id)
        select gen_random_uuid(), d.pulp_id, %1$s from core_distribution d
        where d.pulp_id = any(?::uuid[]) and %1$s is not null
          and not exists (select 1 from core_distributed_publication p
                          where p.distribution_id = d.pulp_id and p.expires_at is null)
        """
            .formatted(SERVED),
        distributions);
    sql.update("delete from core_distributed_publication where expires_at < clock_timestamp()");
  }
}
