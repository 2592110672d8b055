package pulp.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import pulp.sql.Sql;

/** Repository versions in the database, as far as membership rows know them. */
@ApplicationScoped
class VersionRangeQueries {
  @Inject Sql sql;

  Optional<VersionRange> of(UUID version) {
    return newest("pulp_id", version);
  }

  Optional<VersionRange> latest(UUID repository) {
    return newest("repository_id", repository);
  }

  private Optional<VersionRange> newest(String column, UUID id) {
    return sql.first(
        "select repository_id, number from core_repository_version where "
            + column
            + " = ? and complete order by number desc limit 1",
        row -> new VersionRange(row.uuid("repository_id"), row.number("number")),
        id);
  }
}
