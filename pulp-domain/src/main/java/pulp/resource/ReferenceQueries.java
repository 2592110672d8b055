package pulp.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.sql.Condition;
import pulp.sql.Sql;

/** Whether what is referred to is there. */
@ApplicationScoped
class ReferenceQueries {
  @Inject Sql sql;

  boolean exists(ResourceType type, UUID id, UUID domain) {
    Condition there =
        Condition.and(
            List.of(
                Condition.of(type.master() + ".pulp_id = ?", id),
                type.within(domain),
                type.visible()));
    return sql.yes(
        "select exists (select 1 from " + Tables.of(type) + " where " + there.text() + ")",
        new ArrayList<>(there.values()).toArray());
  }

  /** Those of the keys that no row has. */
  List<UUID> missing(ResourceType type, List<UUID> ids, UUID domain) {
    Condition there =
        Condition.and(
            List.of(
                Condition.of(type.master() + ".pulp_id = any(?::uuid[])", ids),
                type.within(domain),
                type.visible()));
    List<UUID> found =
        sql.list(
            "select "
                + type.master()
                + ".pulp_id from "
                + Tables.of(type)
                + " where "
                + there.text(),
            row -> row.uuid("pulp_id"),
            new ArrayList<>(there.values()).toArray());
    List<UUID> missing = new ArrayList<>(ids);
    missing.removeAll(new HashSet<>(found));
    return missing;
  }

  Optional<UUID> version(UUID repository, long number) {
    return sql.first(
        "select pulp_id from core_repository_version where repository_id = ? and number = ? and complete",
        row -> row.uuid("pulp_id"),
        repository,
        number);
  }
}
