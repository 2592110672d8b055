package example.pair;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.artifact.Artifact;
import pulp.artifact.Artifacts;
import pulp.content.ContentFile;
import pulp.content.ContentUnits;
import pulp.domain.Domains;
import pulp.problem.Problem;
import pulp.repository.Draft.Origin;
import pulp.repository.RepositoryVersions;
import pulp.sql.Ids;
import pulp.task.TaskRun;

/** Makes pairs and puts them into repositories. */
@ApplicationScoped
public class Pairs {
  @Inject PairQueries queries;
  @Inject ContentUnits units;
  @Inject Artifacts artifacts;
  @Inject RepositoryVersions versions;
  @Inject Domains domains;

  /** Makes a pair, or finds the one that is the same. */
  @Transactional
  public UUID create(String name, UUID data, UUID signature) {
    String digests = artifact(data).sha256() + ":" + artifact(signature).sha256();
    Optional<UUID> known = queries.known(name, digests, domains.current());
    if (known.isPresent()) {
      units.touch(List.of(known.get()));
      return known.get();
    }
    UUID unit = Ids.next();
    units.insert(PairContentType.NAME.pulpType(), List.of(unit));
    queries.insert(unit, name, digests, domains.current());
    units.link(
        List.of(
            new ContentFile(unit, name + ".data", data, null),
            new ContentFile(unit, name + ".sig", signature, null)));
    return unit;
  }

  /** Makes a version of a repository that holds the pair. */
  public void put(UUID unit, UUID repository, TaskRun run) {
    versions.add(repository, Origin.API, List.of(unit), true, run);
  }

  private Artifact artifact(UUID id) {
    return artifacts
        .artifact(id)
        .orElseThrow(() -> new Problem.NotFound("The artifact was deleted meanwhile."));
  }
}
