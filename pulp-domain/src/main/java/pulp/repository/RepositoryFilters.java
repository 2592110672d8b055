package pulp.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.problem.Problem;
import pulp.resource.Filter;
import pulp.resource.Filters;
import pulp.resource.Operation.Shape;
import pulp.resource.References;
import pulp.sql.Condition;

/** What lists of repositories can be filtered by (specification 02 §6.1). */
@ApplicationScoped
class RepositoryFilters {
  private static final String HOLDS =
      """
      exists (select 1 from core_repository_content rc
              where rc.repository_id = core_repository.pulp_id and rc.content_id = ?%s)\
      """;

  @Inject References references;

  List<Filter> all() {
    List<Filter> filters = new ArrayList<>(Filters.names("name", "core_repository.name"));
    filters.addAll(Filters.numbers("retain_repo_versions", "core_repository.retain_repo_versions"));
    filters.addAll(Filters.numbers("retain_checkpoints", "core_repository.retain_checkpoints"));
    filters.add(references.foreign("remote", "remotes", "core_repository.remote_id", true));
    filters.add(holding("with_content", ""));
    filters.add(holding("latest_with_content", " and rc.version_removed is null"));
    return filters;
  }

  private Filter holding(String name, String further) {
    return new Filter(
        name,
        Shape.TEXT,
        List.of(),
        text -> Optional.of(Condition.of(HOLDS.formatted(further), unit(references, text))));
  }

  /** The unit that a filter names. */
  static UUID unit(References references, String text) {
    if (text.isEmpty()) {
      throw Problem.Invalid.bare("No value supplied for content filter");
    }
    return references.single(text, "content").id();
  }
}
