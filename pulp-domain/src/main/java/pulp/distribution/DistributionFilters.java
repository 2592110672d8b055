package pulp.distribution;

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

/** What lists of distributions can be filtered by. */
@ApplicationScoped
class DistributionFilters {
  /** Of a type that publishes a version counts only when it has a publication. */
  private static final String SERVES =
      """
      exists (
        select 1 from core_repository_content rc
        join core_repository_version v on v.repository_id = rc.repository_id and v.complete
          and rc.version_added <= v.number and (rc.version_removed is null or rc.version_removed > v.number)
        where rc.content_id = ? and v.pulp_id = coalesce(
          (select p.repository_version_id from core_publication p where p.pulp_id = core_distribution.publication_id),
          core_distribution.repository_version_id,
          (select pv.pulp_id from core_repository_version pv
             join core_publication p on p.repository_version_id = pv.pulp_id and p.complete
           where pv.repository_id = core_distribution.repository_id order by pv.number desc limit 1)))\
      """;

  @Inject References references;
  @Inject UnitFilters units;

  List<Filter> all() {
    List<Filter> filters = new ArrayList<>(Filters.names("name", "core_distribution.name"));
    filters.addAll(
        Filters.only(
            Filters.names("base_path", "core_distribution.base_path"),
            "base_path",
            "base_path__contains",
            "base_path__icontains",
            "base_path__in"));
    filters.add(
        references.foreign("repository", "repositories", "core_distribution.repository_id", true));
    filters.add(Filters.texts("repository__in", this::ofRepositories));
    filters.add(
        Filters.flag("checkpoint", yes -> Condition.of("core_distribution.checkpoint = ?", yes)));
    filters.add(units.keyed("with_content", unit -> Condition.of(SERVES, unit)));
    return filters;
  }

  private Condition ofRepositories(List<String> texts) {
    List<UUID> ids = references.keys(texts);
    return Condition.of("core_distribution.repository_id = any(?::uuid[])", ids);
  }
}
