package pulp.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import pulp.content.ContentFile;
import pulp.content.ContentUnits;
import pulp.content.VersionRange;
import pulp.content.VersionRanges;
import pulp.domain.Domains;
import pulp.problem.Problem;
import pulp.repository.ServingChanged;
import pulp.sql.Ids;
import pulp.sql.SqlFailure;
import pulp.task.TaskRun;

/**
 * Makes publications, each whole in one transaction: none is ever seen half made. What is published
 * costs by the files that were made for it; files of the version are published by the version's own
 * rows.
 */
@ApplicationScoped
public class Publications {
  private static final String METADATA = "core.publishedmetadata";

  @Inject PublicationQueries queries;
  @Inject RetainedCheckpoints checkpoints;
  @Inject ContentUnits units;
  @Inject VersionRanges versions;
  @Inject Domains domains;
  @Inject Event<ServingChanged> changes;

  /**
   * Makes one.
   *
   * @param detail inserts the row of the type's own table
   * @return its key
   */
  @Transactional
  public UUID make(NewPublication wanted, Consumer<UUID> detail, TaskRun run) {
    UUID publication = Ids.next();
    insert(publication, wanted);
    detail.accept(publication);
    List<UUID> ids = wanted.metadata().stream().map(file -> Ids.next()).toList();
    addMetadata(publication, wanted, ids);
    VersionRange version = versions.of(wanted.version()).orElseThrow(Publications::noVersion);
    checkPaths(publication, Optional.of(version).filter(any -> wanted.passThrough()));
    run.hold();
    run.created(wanted.type().label(), publication);
    if (wanted.checkpoint()) {
      checkpoints.retain(version.repository());
    }
    changes.fire(ServingChanged.repository(version.repository()));
    return publication;
  }

  private void insert(UUID publication, NewPublication wanted) {
    try {
      queries.insert(publication, wanted, domains.current());
    } catch (SqlFailure failure) {
      if (failure.isReference()) {
        throw noVersion();
      }
      throw failure;
    }
  }

  /** It was deleted since it was asked for. */
  private static Problem noVersion() {
    return Problem.NotFound.row("RepositoryVersion");
  }

  private void addMetadata(UUID publication, NewPublication wanted, List<UUID> ids) {
    if (ids.isEmpty()) {
      return;
    }
    List<NewPublication.Metadata> files = wanted.metadata();
    units.insert(METADATA, ids);
    units.link(
        IntStream.range(0, ids.size())
            .mapToObj(i ->
                new ContentFile(ids.get(i), files.get(i).path(), files.get(i).artifact(), null))
            .toList());
    queries.publishMetadata(
        publication, ids, files.stream().map(NewPublication.Metadata::path).toList());
  }

  private void checkPaths(UUID publication, Optional<VersionRange> passed) {
    PublicationQueries.Paths paths = queries.paths(publication, passed);
    if (paths.areFine()) {
      return;
    }
    String twice =
        paths.duplicates().isEmpty()
            ? ""
            : "Paths are duplicated: " + String.join(",", paths.duplicates());
    throw new Problem.Failure(
        "PLP0012",
        "Cannot create publication. Path errors found. "
            + twice
            + "\n"
            + String.join("\n", paths.overlaps()));
  }
}
