package pulp.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.field.Fields;
import pulp.plugin.TypeName;
import pulp.resource.Filter;
import pulp.resource.Filters;
import pulp.resource.References;
import pulp.resource.ResourceType;
import pulp.resource.UnitFilters;
import pulp.sql.Condition;

/**
 * Repository versions. They have a list of their own; one by one they lie below their repositories.
 */
@ApplicationScoped
public class VersionType implements ResourceType {
  private static final TypeName NAME =
      new TypeName(
          "core.repositoryversion",
          References.VERSIONS,
          "core.RepositoryVersion",
          "RepositoryVersion",
          "core_repository_version");

  private static final String HOLDS =
      """
      exists (select 1 from core_repository_content rc
              where rc.repository_id = core_repository_version.repository_id and rc.content_id = any(?::uuid[])
                and rc.version_added <= core_repository_version.number
                and (rc.version_removed is null or rc.version_removed > core_repository_version.number))\
      """;

  @Inject UnitFilters units;

  @Override
  public TypeName name() {
    return NAME;
  }

  @Override
  public String master() {
    return "core_repository_version";
  }

  @Override
  public boolean isItemised() {
    return false;
  }

  @Override
  public Condition visible() {
    return Condition.of("core_repository_version.complete");
  }

  @Override
  public Condition within(UUID domain) {
    return Condition.of(
        """
        exists (select 1 from core_repository r where r.pulp_id = core_repository_version.repository_id
                and r.pulp_domain_id = ? and not r.user_hidden)\
        """,
        domain);
  }

  @Override
  public Fields commonFields() {
    return VersionFields.common();
  }

  @Override
  public Fields fields() {
    return VersionFields.all();
  }

  @Override
  public List<Filter> filters() {
    List<Filter> filters =
        new ArrayList<>(Filters.wholeNumbers("number", "core_repository_version.number"));
    filters.addAll(Filters.moments("pulp_created", "core_repository_version.pulp_created"));
    filters.add(units.named("content", unit -> holding(List.of(unit))));
    filters.add(units.anyOf("content__in", VersionType::holding));
    return filters;
  }

  private static Condition holding(List<UUID> units) {
    return Condition.of(HOLDS, units);
  }

  @Override
  public List<String> orderings() {
    return List.of(
        "complete",
        "content_ids",
        "info",
        "number",
        "pulp_created",
        "pulp_id",
        "pulp_last_updated");
  }

  /** Units are not held as a list: in an order by it, one version is as good as the other. */
  @Override
  public Optional<String> ordering(String name) {
    return name.equals("content_ids")
        ? Optional.of("core_repository_version.pulp_id")
        : Optional.empty();
  }
}
