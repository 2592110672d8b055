package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import pulp.problem.Problem;
import pulp.repository.Draft;
import pulp.repository.Draft.Origin;
import pulp.repository.NewVersion;
import pulp.repository.RepositoryVersions;
import pulp.repository.Selection;
import pulp.task.Progress;
import pulp.task.TaskRun;

/** The last step of a sync: the version, what is remembered, and the publication of a mirror. */
@ApplicationScoped
class SyncEnd {
  private static final String UNITS = "select content_id from file_sync_entry where task_id = ?";

  @Inject RepositoryVersions versions;
  @Inject SyncQueries queries;
  @Inject SyncDetails details;
  @Inject FilePublishing publishing;

  void make(SyncFiles.Params params, TaskRun run) {
    SyncQueries.Sync sync = queries.sync(run.task());
    if (sync.skipped() || queries.version(run.task()) != null) {
      return;
    }
    SyncQueries.Remote remote =
        queries
            .remote(params.remote())
            .orElseThrow(() -> new Problem.NotFound("The remote was deleted."));
    Optional<NewVersion> made =
        versions.change(params.repository(), Origin.SYNC, draft -> change(draft, params, run), run);
    made.ifPresent(version -> queries.made(run.task(), version.id()));
    details.remember(params, remote, sync.manifestSha256());
    if (made.isPresent() && sync.manifestArtifact() != null) {
      publishing.publishMirror(
          made.get().id(), manifestName(remote.url()), sync.manifestArtifact(), run);
    }
  }

  private void change(Draft draft, SyncFiles.Params params, TaskRun run) {
    UUID task = run.task();
    if (params.mirror()) {
      int removed =
          draft.remove(
              Selection.of(
                  """
                  select content_id from core_repository_content
                  where repository_id = ? and version_removed is null
                  except select content_id from file_sync_entry where task_id = ?
                  """,
                  params.repository(),
                  task));
      run.progress("unassociating.content", "Un-Associating Content").complete(removed);
    }
    associating(run).complete(draft.add(Selection.of(UNITS, task)));
  }

  /** Grows while units are saved; in the end it tells how many the version did not have yet. */
  static Progress associating(TaskRun run) {
    return run.progress("associating.content", "Associating Content");
  }

  private static String manifestName(String url) {
    String path = url.contains("?") ? url.substring(0, url.indexOf('?')) : url;
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
