package pulp.housekeeping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.artifact.Artifacts;
import pulp.artifact.StrayFiles;
import pulp.domain.Domains;
import pulp.json.Json;
import pulp.sql.Condition;
import pulp.sql.SqlFailure;
import pulp.task.LongTask;
import pulp.task.Progress;
import pulp.task.TaskName;
import pulp.task.TaskRun;

/**
 * Deletes content that is in no repository version, artifacts that belong to no content, and their
 * files, if nobody touched them for a while (specification 02 §16.1). Files go after the rows that
 * name them; their names are kept until they are gone, so that a clean-up that is cut short leaves
 * none behind. Last it looks for files that never got a row.
 */
@ApplicationScoped
@TaskName("pulpcore.app.tasks.orphan.orphan_cleanup")
public class OrphanCleanup implements LongTask<OrphanCleanup.Params> {
  private static final System.Logger LOG = System.getLogger("pulp.housekeeping");
  private static final int BATCH = 2000;
  private static final UUID FIRST = new UUID(0, 0);

  @Inject OrphanQueries queries;
  @Inject OrphanRemoval removal;
  @Inject Artifacts artifacts;
  @Inject StrayFiles strays;
  @Inject Domains domains;

  /**
   * What to look at.
   *
   * @param content the units that may go; null for all of the domain
   * @param minutes since when nobody may have touched what goes
   */
  public record Params(List<UUID> content, long minutes) {}

  @Override
  public List<Step<Params>> steps() {
    return List.of(this::cleanContent, this::cleanArtifacts, this::deleteFiles, this::sweepFiles);
  }

  private JsonObject cleanContent(Params params, JsonObject at, TaskRun run) {
    Progress progress = run.progress("clean-up.content", "Clean up orphan Content");
    OrphanQueries.Search search = search(params, at, removal.heldUnits());
    List<UUID> batch =
        params.content == null
            ? queries.content(search, BATCH)
            : queries.content(search, params.content, BATCH);
    progress.add(remove(params, batch, run));
    return next(batch, progress);
  }

  /**
   * When something that clean-up does not know of protects a unit, the others of its batch go one
   * by one.
   */
  private long remove(Params params, List<UUID> batch, TaskRun run) {
    try {
      return removeAll(params, batch, run);
    } catch (SqlFailure failure) {
      if (!failure.isReference()) {
        throw failure;
      }
      return batch.stream().mapToLong(unit -> removeOne(params, unit, run)).sum();
    }
  }

  private long removeOne(Params params, UUID unit, TaskRun run) {
    try {
      return removeAll(params, List.of(unit), run);
    } catch (SqlFailure failure) {
      if (!failure.isReference()) {
        throw failure;
      }
      LOG.log(System.Logger.Level.INFO, "Content unit {0} stays: {1}", unit, failure.getMessage());
      return 0;
    }
  }

  private long removeAll(Params params, List<UUID> units, TaskRun run) {
    if (params.content == null) {
      return removal.removeContent(units, params.minutes, run);
    }
    OrphanRemoval.Removed removed = removal.removeWithArtifacts(units, params.minutes, run);
    run.progress("clean-up.artifacts", "Clean up orphan Artifacts").add(removed.artifacts());
    return removed.content();
  }

  private JsonObject cleanArtifacts(Params params, JsonObject at, TaskRun run) {
    Progress progress = run.progress("clean-up.artifacts", "Clean up orphan Artifacts");
    if (params.content != null) {
      progress.complete(); // those of the named units went with them
      return null;
    }
    List<UUID> batch = queries.artifacts(search(params, at, removal.heldArtifacts()), BATCH);
    progress.add(removal.removeArtifacts(batch, params.minutes, run));
    return next(batch, progress);
  }

  private JsonObject deleteFiles(Params params, JsonObject at, TaskRun run) {
    List<String> names = queries.unnamedFiles(BATCH);
    artifacts.deleteFiles(names);
    queries.forgetFiles(names);
    return names.isEmpty() ? null : Json.createObjectBuilder().add("more", true).build();
  }

  /** A folder at a time; clean-up of named units leaves alone what is not theirs. */
  private JsonObject sweepFiles(Params params, JsonObject at, TaskRun run) {
    Optional<String> folder =
        params.content != null ? Optional.empty() : strays.folderAfter(at.getString("folder", ""));
    if (folder.isEmpty()) {
      return null;
    }
    int count = strays.sweep(folder.get());
    if (count > 0) {
      LOG.log(System.Logger.Level.INFO, "{0} files without a row lay in {1}", count, folder.get());
    }
    return Json.createObjectBuilder().add("folder", folder.get()).build();
  }

  private OrphanQueries.Search search(Params params, JsonObject at, Condition held) {
    UUID after = at.containsKey("after") ? UUID.fromString(at.getString("after")) : FIRST;
    return new OrphanQueries.Search(domains.current(), params.minutes, after, held);
  }

  private static JsonObject next(List<UUID> batch, Progress progress) {
    if (batch.size() < BATCH) {
      progress.complete();
      return null;
    }
    return Json.createObjectBuilder().add("after", batch.getLast().toString()).build();
  }

  @Override
  public JsonValue result(Params params, TaskRun run) {
    return JsonValue.NULL;
  }
}
