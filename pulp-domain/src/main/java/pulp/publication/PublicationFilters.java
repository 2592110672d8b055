package pulp.publication;

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

/** What lists of publications can be filtered by. */
@ApplicationScoped
class PublicationFilters {
  private static final String HOLDS =
      """
      exists (select 1 from core_published_artifact pa join core_content_artifact ca on ca.pulp_id = pa.content_artifact_id
              where pa.publication_id = core_publication.pulp_id and ca.content_id = any(?::uuid[]))
      or core_publication.pass_through and exists (
        select 1 from core_repository_version v join core_repository_content rc on rc.repository_id = v.repository_id
          and rc.version_added <= v.number and (rc.version_removed is null or rc.version_removed > v.number)
        where v.pulp_id = core_publication.repository_version_id and rc.content_id = any(?::uuid[]))\
      """;

  private static final String REPOSITORY =
      "(select v.repository_id from core_repository_version v where v.pulp_id = core_publication.repository_version_id)";

  @Inject References references;
  @Inject UnitFilters units;

  List<Filter> all() {
    List<Filter> filters =
        new ArrayList<>(Filters.moments("pulp_created", "core_publication.pulp_created"));
    filters.add(references.foreign("repository", "repositories", REPOSITORY, false));
    filters.add(Filters.text("repository_version", this::ofVersion));
    filters.add(units.named("content", unit -> holding(List.of(unit))));
    filters.add(units.anyOf("content__in", PublicationFilters::holding));
    filters.add(
        Filters.flag("checkpoint", yes -> Condition.of("core_publication.checkpoint = ?", yes)));
    return filters;
  }

  private Condition ofVersion(String text) {
    UUID version = references.single(text, References.VERSIONS).id();
    return Condition.of("core_publication.repository_version_id = ?", version);
  }

  private static Condition holding(List<UUID> units) {
    return Condition.of(HOLDS, units, units);
  }
}
