package pulp.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import pulp.sql.Sql;

/** What repositories ask of content units. */
@ApplicationScoped
class ContentQueries {
  @Inject Sql sql;

  /**
   * Keeps units from orphan clean-up for a while; returns those that do not exist in the domain.
   */
  List<UUID> touch(List<UUID> ids, UUID domain) {
    List<UUID> there =
        sql.list(
            """
            update core_content set timestamp_of_interest = clock_timestamp()
            where pulp_id = any(?::uuid[]) and pulp_domain_id = ? returning pulp_id
            """,
            row -> row.uuid("pulp_id"),
            ids,
            domain);
    List<UUID> missing = new ArrayList<>(ids);
    missing.removeAll(new HashSet<>(there));
    return missing;
  }

  /** A unit that would be added, and one in the repository that has the same key. */
  record Clash(UUID incoming, UUID existing) {}

  /** Clashes between units to add and those in the open version, apart from the ones to remove. */
  List<Clash> clashes(
      UUID repository, List<UUID> added, List<UUID> removed, String table, List<String> key) {
    String same =
        String.join(
            " and ", key.stream().map(column -> "old." + column + " = new." + column).toList());
    return sql.list(
        """
        select new.pulp_id as incoming, old.pulp_id as existing
        from %1$s new
        join %1$s old on %2$s and old.pulp_id <> new.pulp_id
        join core_repository_content rc on rc.content_id = old.pulp_id and rc.repository_id = ?
          and rc.version_removed is null
        where new.pulp_id = any(?::uuid[]) and not old.pulp_id = any(?::uuid[])
        """
            .formatted(table, same),
        row -> new Clash(row.uuid("incoming"), row.uuid("existing")),
        repository,
        added,
        removed);
  }
}
