package pulp.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import pulp.content.ContentType;
import pulp.problem.Problem;

/**
 * Refuses that a unit takes the place of another with the same repository key (specification 02
 * §6.5).
 */
@ApplicationScoped
class OverwriteCheck {
  @Inject @Any Instance<ContentType> types;
  @Inject ContentQueries queries;

  void check(UUID repository, List<UUID> added, List<UUID> removed) {
    for (ContentType type : types) {
      if (!type.repositoryKey().isEmpty() && !added.isEmpty()) {
        List<ContentQueries.Clash> clashes =
            queries.clashes(repository, added, removed, type.name().table(), type.repositoryKey());
        if (!clashes.isEmpty()) {
          throw refusal(type, clashes);
        }
      }
    }
  }

  private static Problem refusal(ContentType type, List<ContentQueries.Clash> clashes) {
    String pairs =
        clashes.stream()
            .map(clash -> clash.incoming() + "->" + clash.existing())
            .collect(Collectors.joining(", "));
    return new Problem.Failure(
        "PLP0023",
        "Content overwrite rejected: new content of type '"
            + type.name().pulpType()
            + "' would overwrite "
            + clashes.size()
            + " existing content unit(s) in the repository with the same unique key. Conflicting content"
            + " (incoming->existing): ["
            + pairs
            + "]");
  }
}
