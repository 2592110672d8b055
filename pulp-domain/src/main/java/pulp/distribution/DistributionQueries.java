package pulp.distribution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pulp.sql.Sql;

/** Distributions in the database. */
@ApplicationScoped
class DistributionQueries {
  @Inject Sql sql;

  boolean isComplete(UUID publication) {
    return sql.yes(
        "select exists (select 1 from core_publication where pulp_id = ? and complete)",
        publication);
  }

  boolean isTaken(String path, UUID self, UUID domain) {
    return sql.yes(
        """
        select exists (select 1 from core_distribution
          where base_path = ? and pulp_domain_id = ? and pulp_id is distinct from ?::uuid)
        """,
        path,
        domain,
        self);
  }

  /** Whether another path leads to this one or away from it, segment by segment. */
  boolean overlaps(String path, UUID self, UUID domain) {
    return sql.yes(
        """
        select exists (select 1 from core_distribution
          where pulp_domain_id = ? and pulp_id is distinct from ?::uuid
            and (base_path = any(?::text[]) or (base_path >= ? || '/' and base_path < ? || '0')))
        """,
        domain,
        self,
        above(path),
        path,
        path);
  }

  /** The paths that lead to a path: {@code a} and {@code a/b} for {@code a/b/c}. */
  private static List<String> above(String path) {
    List<String> paths = new ArrayList<>();
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      paths.add(path.substring(0, slash));
    }
    return paths;
  }

  void lockFirstSegment(String path, UUID domain) {
    sql.run(
        "select pg_advisory_xact_lock(4712, hashtext(?))", domain + "/" + path.split("/", 2)[0]);
  }
}
