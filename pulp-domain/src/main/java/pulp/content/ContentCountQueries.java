package pulp.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import pulp.sql.Sql;

/** Counts that are kept with repository versions. */
@ApplicationScoped
class ContentCountQueries {
  @Inject Sql sql;

  /**
   * A kept count of a version, or of the latest version of a repository; a type that is not
   * mentioned is not there.
   */
  Optional<Long> kept(UUID id, boolean version, String kind, String type, UUID domain) {
    return sql.first(
        """
        select coalesce((select s.count from core_version_summary s
                         where s.version_id = v.pulp_id and s.kind = ? and s.content_type = ?), 0) as count
        from core_repository_version v join core_repository r on r.pulp_id = v.repository_id
        where %s = ? and v.complete and r.pulp_domain_id = ?
        order by v.number desc limit 1
        """
            .formatted(version ? "v.pulp_id" : "v.repository_id"),
        row -> row.number("count"),
        kind,
        type,
        id,
        domain);
  }
}
