package pulp.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pulp.resource.Filter;
import pulp.resource.Filters;
import pulp.resource.References;
import pulp.resource.UnitFilters;
import pulp.sql.Condition;

/** What lists of repositories can be filtered by (specification 02 §6.1). */
@ApplicationScoped
class RepositoryFilters {
  @Inject References references;
  @Inject UnitFilters units;

  List<Filter> all() {
    List<Filter> filters = new ArrayList<>(Filters.names("name", "core_repository.name"));
    filters.addAll(Filters.numbers("retain_repo_versions", "core_repository.retain_repo_versions"));
    filters.addAll(Filters.numbers("retain_checkpoints", "core_repository.retain_checkpoints"));
    filters.add(references.foreign("remote", "remotes", "core_repository.remote_id", true));
    filters.add(units.keyed("with_content", unit -> holding(unit, "")));
    filters.add(
        units.keyed(
            "latest_with_content", unit -> holding(unit, " and rc.version_removed is null")));
    return filters;
  }

  private static Condition holding(UUID unit, String further) {
    return Condition.of(
        """
        exists (select 1 from core_repository_content rc
                where rc.repository_id = core_repository.pulp_id and rc.content_id = ?%s)\
        """
            .formatted(further),
        unit);
  }
}
