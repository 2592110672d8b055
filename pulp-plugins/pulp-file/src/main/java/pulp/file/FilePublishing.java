package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.artifact.Artifacts;
import pulp.problem.Problem;
import pulp.publication.NewPublication;
import pulp.publication.Publications;
import pulp.storage.ArtifactStore;
import pulp.storage.Received;
import pulp.task.TaskRun;

/** Makes publications of file repositories, by task and on its own after a new version. */
@ApplicationScoped
class FilePublishing {
  @Inject FileQueries queries;
  @Inject ManifestWriter writer;
  @Inject Publications publications;
  @Inject Artifacts artifacts;
  @Inject ArtifactStore store;

  /** Publishes a version with a manifest that lists it. */
  UUID publish(UUID version, String manifest, boolean checkpoint, TaskRun run) {
    if (manifest == null) {
      return publish(version, List.of(), null, checkpoint, run);
    }
    Received written;
    try {
      written = writer.write(version);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      UUID artifact = artifacts.keep(written);
      List<NewPublication.Metadata> metadata =
          List.of(new NewPublication.Metadata(manifest, artifact));
      return publish(version, metadata, manifest, checkpoint, run);
    } finally {
      store.discard(written);
    }
  }

  /** Publishes a version with the manifest that its upstream has. */
  void publishMirror(UUID version, String manifest, UUID artifact, TaskRun run) {
    publish(
        version, List.of(new NewPublication.Metadata(manifest, artifact)), manifest, false, run);
  }

  private UUID publish(
      UUID version,
      List<NewPublication.Metadata> metadata,
      String manifest,
      boolean checkpoint,
      TaskRun run) {
    NewPublication wanted =
        new NewPublication(FilePublicationType.NAME, version, true, checkpoint, metadata);
    return publications.make(wanted, id -> queries.insertPublication(id, manifest), run);
  }

  /** Publishes a new version where the repository says so. */
  void publishIfWanted(UUID version, TaskRun run) {
    Optional<FileQueries.Autopublish> wanted = queries.autopublish(version);
    if (wanted.isPresent() && run != null) {
      try {
        publish(version, wanted.get().manifest(), false, run);
      } catch (Problem.Failure failure) {
        throw new Problem.Failure(
            failure.code(), "The new version was made, but not published. " + failure.getMessage());
      }
    }
  }
}
