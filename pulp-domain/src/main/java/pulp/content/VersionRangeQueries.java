package pulp.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import pulp.field.Ref;
import pulp.problem.Problem;
import pulp.resource.References;
import pulp.sql.Sql;

/** Finds the versions that filters name. */
@ApplicationScoped
class VersionRangeQueries {
  @Inject Sql sql;
  @Inject References references;

  /** The version that a filter's value names; a repository stands for its latest one. */
  VersionRange named(String value) {
    if (value.isEmpty()) {
      throw Problem.Invalid.bare("No value supplied for repository version filter");
    }
    Ref ref = references.single(value, References.VERSIONS, "repositories");
    boolean version = ref.type().endpoint().equals(References.VERSIONS);
    return sql.first(
            """
            select repository_id, number from core_repository_version
            where %s = ? and complete order by number desc limit 1
            """
                .formatted(version ? "pulp_id" : "repository_id"),
            row -> new VersionRange(row.uuid("repository_id"), row.number("number")),
            ref.id())
        .orElse(new VersionRange(new UUID(0, 0), 0));
  }
}
