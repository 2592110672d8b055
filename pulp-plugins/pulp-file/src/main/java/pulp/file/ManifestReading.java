package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import pulp.artifact.Artifacts;
import pulp.problem.Problem;
import pulp.remote.Expected;
import pulp.remote.Fetchers;
import pulp.storage.ArtifactStore;
import pulp.storage.Received;
import pulp.task.Progress;
import pulp.task.TaskRun;

/** The first step of a sync: what does the remote offer, and is it anything new? */
@ApplicationScoped
class ManifestReading {
  @Inject SyncQueries queries;
  @Inject SyncDetails details;
  @Inject ManifestStaging staging;
  @Inject Fetchers fetchers;
  @Inject Artifacts artifacts;
  @Inject ArtifactStore store;

  void read(SyncFiles.Params params, TaskRun run) throws IOException {
    SyncQueries.Remote remote = remote(params);
    Received manifest = fetchers.of(params.remote()).fetch(remote.url(), Expected.NOTHING);
    try {
      boolean skipped =
          params.optimize() && details.sayNothingChanged(params, remote, manifest.sha256());
      UUID kept = params.mirror() && !skipped ? artifacts.keep(manifest) : null;
      SyncQueries.Sync sync = new SyncQueries.Sync(manifest.sha256(), kept, skipped);
      if (skipped) {
        staging.begin(run.task(), sync);
        report(run, "sync.was_skipped", "Skipping Sync (no change from previous sync)");
      } else {
        report(run, "sync.downloading.metadata", "Downloading Metadata");
        stage(run, sync, kept == null ? manifest : null, kept);
      }
    } finally {
      store.discard(manifest);
    }
  }

  /** Says so only now: of a sync that is passed over clients see this one report. */
  private static void report(TaskRun run, String code, String message) {
    run.progress(code, message).total(1).complete(1);
  }

  private SyncQueries.Remote remote(SyncFiles.Params params) {
    SyncQueries.Remote remote =
        queries
            .remote(params.remote())
            .orElseThrow(() -> new Problem.NotFound("The remote was deleted."));
    if (remote.url() == null || remote.url().isEmpty()) {
      throw new Problem.Failure(
          "PLP0013", "Sync failed: A remote must have a url specified to synchronize.");
    }
    return remote;
  }

  /** A manifest that was kept lies in the store now; another one is still where it was received. */
  private void stage(TaskRun run, SyncQueries.Sync sync, Received received, UUID kept)
      throws IOException {
    Progress parsing = run.progress("sync.parsing.metadata", "Parsing Metadata Lines");
    Path file =
        received != null
            ? received.file()
            : store.file(artifacts.artifact(kept).orElseThrow().file());
    Path rows = run.scratch().resolve("entries");
    try (InputStream bytes = Files.newInputStream(file)) {
      long lines = staging.convert(run.task(), bytes, rows);
      staging.stage(run, sync, rows);
      parsing.total(lines).complete(lines);
    } finally {
      Files.deleteIfExists(rows);
    }
  }
}
