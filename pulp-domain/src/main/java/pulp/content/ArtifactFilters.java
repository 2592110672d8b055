package pulp.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pulp.resource.Filter;
import pulp.resource.Filters;
import pulp.resource.Operation.Shape;
import pulp.settings.Settings;
import pulp.sql.Condition;
import pulp.storage.Hashes;

/** What artifacts can be filtered by. */
@ApplicationScoped
class ArtifactFilters {
  @Inject VersionRanges versions;
  @Inject Settings settings;

  List<Filter> all() {
    List<Filter> filters = new ArrayList<>();
    Hashes.KNOWN.forEach(name -> filters.addAll(Filters.exact(name, "core_artifact." + name)));
    filters.add(
        new Filter(
            "repository_version", Shape.TEXT, List.of(), value -> Optional.of(inVersion(value))));
    filters.add(
        Filters.minutes(
            "orphaned_for", settings.orphanProtectionTime(), ArtifactFilters::orphaned));
    return filters;
  }

  /** Those that belong to a unit of the version; a repository stands for its latest one. */
  private Condition inVersion(String value) {
    return versions
        .named(value)
        .members("m")
        .within(
            """
            exists (
              select 1 from core_content_artifact ca join core_repository_content m on m.content_id = ca.content_id
              where ca.artifact_id = core_artifact.pulp_id and %s)
            """);
  }

  /** Those that no unit has and nobody touched for so many minutes. */
  private static Condition orphaned(double minutes) {
    return Condition.of(
        """
        core_artifact.timestamp_of_interest < clock_timestamp() - ? * interval '1 minute'
        and not exists (select 1 from core_content_artifact ca where ca.artifact_id = core_artifact.pulp_id)
        """,
        minutes);
  }
}
