package pulp.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import pulp.sql.Sql;

/**
 * How many units of each type a version holds, added and removed. The first follows from the last
 * version and the others.
 */
@ApplicationScoped
class SummaryQueries {
  private static final String CHANGED =
      """
      insert into core_version_summary (version_id, kind, content_type, count)
      select ?, ?, c.pulp_type, count(*)
      from core_repository_content rc join core_content c on c.pulp_id = rc.content_id
      where rc.repository_id = ? and rc.%s = ? group by c.pulp_type
      """;

  @Inject Sql sql;

  void write(NewVersion version, UUID repository) {
    writeChanges(version, repository);
    sql.update(
        """
        insert into core_version_summary (version_id, kind, content_type, count)
        select ?, 'P', content_type, sum(count)
        from (
          select content_type, count from core_version_summary
          where kind = 'P' and version_id = (
            select pulp_id from core_repository_version
            where repository_id = ? and number < ? and complete order by number desc limit 1)
          union all select content_type, count from core_version_summary where version_id = ? and kind = 'A'
          union all select content_type, -count from core_version_summary where version_id = ? and kind = 'R') parts
        group by content_type having sum(count) > 0
        """,
        version.id(),
        repository,
        version.number(),
        version.id(),
        version.id());
  }

  /** Counts anew what a version added and removed, after the one before it was deleted. */
  void rewriteChanges(NewVersion version, UUID repository) {
    sql.update(
        "delete from core_version_summary where version_id = ? and kind <> 'P'", version.id());
    writeChanges(version, repository);
  }

  private void writeChanges(NewVersion version, UUID repository) {
    sql.update(CHANGED.formatted("version_added"), version.id(), "A", repository, version.number());
    sql.update(
        CHANGED.formatted("version_removed"), version.id(), "R", repository, version.number());
  }
}
