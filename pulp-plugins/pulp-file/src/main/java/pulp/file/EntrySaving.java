package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pulp.artifact.Artifacts;
import pulp.content.ContentFile;
import pulp.problem.Problem;
import pulp.remote.Downloads;
import pulp.remote.Expected;
import pulp.task.TaskRun;

/**
 * The second step of a sync: fetches what is not stored, a portion at a time, and saves units and
 * where they came from.
 */
@ApplicationScoped
class EntrySaving {
  private static final int PORTION = 1000;

  @Inject SyncQueries queries;
  @Inject EntryUnits units;
  @Inject Artifacts artifacts;
  @Inject Downloads downloads;

  /**
   * Saves the portion that begins at a position; returns where the next one begins, negative when
   * there is none.
   */
  int save(SyncFiles.Params params, int from, TaskRun run) {
    if (queries.sync(run.task()).skipped()) {
      return -1;
    }
    List<SyncQueries.Entry> entries = queries.entries(run.task(), from, PORTION);
    if (entries.isEmpty()) {
      return -1;
    }
    SyncQueries.Remote remote =
        queries
            .remote(params.remote())
            .orElseThrow(() -> new Problem.NotFound("The remote was deleted."));
    Map<String, UUID> stored =
        new HashMap<>(
            artifacts.find(
                entries.stream().map(entry -> entry.file().sha256()).distinct().toList()));
    if (remote.policy().equals("immediate")) {
      stored.putAll(fetch(params, remote, entries, stored, run));
    }
    run.checkpoint();
    units.save(run.task(), params.remote(), remote.url(), entries, stored);
    SyncEnd.associating(run).add(entries.size());
    return entries.size() < PORTION ? -1 : entries.getLast().position() + 1;
  }

  private Map<String, UUID> fetch(
      SyncFiles.Params params,
      SyncQueries.Remote remote,
      List<SyncQueries.Entry> entries,
      Map<String, UUID> stored,
      TaskRun run) {
    Map<String, Downloads.Wanted> missing = new HashMap<>();
    for (SyncQueries.Entry entry : entries) {
      Manifest.Entry file = entry.file();
      if (!stored.containsKey(file.sha256())) {
        Expected expected = Expected.of(file.sha256(), file.size());
        missing.put(
            file.sha256(), new Downloads.Wanted(EntryUrl.of(remote.url(), file.path()), expected));
      }
    }
    if (missing.isEmpty()) {
      return Map.of();
    }
    var progress = run.progress("sync.downloading.artifacts", "Downloading Artifacts");
    return downloads.fetchAll(
        params.remote(), remote.concurrency(), new ArrayList<>(missing.values()), run, progress);
  }

  /** Where a file of a unit comes from. */
  static ContentFile.Source source(UUID remote, String manifestUrl, Manifest.Entry file) {
    return new ContentFile.Source(
        remote,
        EntryUrl.of(manifestUrl, file.path()),
        file.size(),
        Map.of("sha256", file.sha256()));
  }
}
