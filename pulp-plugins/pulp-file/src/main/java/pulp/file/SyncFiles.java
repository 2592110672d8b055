package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.UUID;
import pulp.json.Json;
import pulp.repository.VersionType;
import pulp.resource.Views;
import pulp.task.LongTask;
import pulp.task.TaskName;
import pulp.task.TaskRun;

/**
 * Brings a file repository level with its remote; makes no version when nothing differs
 * (specification 04 §16.3).
 */
@ApplicationScoped
@TaskName("pulp_file.app.tasks.synchronizing.synchronize")
public class SyncFiles implements LongTask<SyncFiles.Params> {
  @Inject ManifestReading reading;
  @Inject EntrySaving saving;
  @Inject SyncEnd end;
  @Inject SyncQueries queries;
  @Inject VersionType versions;
  @Inject Views views;

  /**
   * What to sync.
   *
   * @param repository to bring level
   * @param remote with which
   * @param mirror whether units go that the remote no longer lists
   * @param optimize whether a sync that would change nothing is passed over
   */
  public record Params(UUID repository, UUID remote, boolean mirror, boolean optimize) {}

  @Override
  public List<Step<Params>> steps() {
    return List.of(this::read, this::save, this::finish);
  }

  /** Fetches the manifest and keeps its entries, unless nothing changed since the last sync. */
  private JsonObject read(Params params, JsonObject at, TaskRun run) throws Exception {
    reading.read(params, run);
    return null;
  }

  /** Fetches and saves the next few hundred files. */
  private JsonObject save(Params params, JsonObject at, TaskRun run) throws Exception {
    int position = saving.save(params, at.getInt("position", 0), run);
    return position < 0 ? null : Json.createObjectBuilder().add("position", position).build();
  }

  /** Makes the version. */
  private JsonObject finish(Params params, JsonObject at, TaskRun run) {
    end.make(params, run);
    return null;
  }

  @Override
  public JsonValue result(Params params, TaskRun run) {
    UUID version = queries.version(run.task());
    queries.clear(run.task());
    return version == null ? JsonValue.NULL : views.of(versions, version);
  }

  @Override
  public void abandon(Params params, TaskRun run) {
    queries.clear(run.task());
  }
}
