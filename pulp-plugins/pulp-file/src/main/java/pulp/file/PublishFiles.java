package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.UUID;
import pulp.resource.Views;
import pulp.task.LongTask;
import pulp.task.TaskName;
import pulp.task.TaskRun;

/** Publishes a version of a file repository. */
@ApplicationScoped
@TaskName("pulp_file.app.tasks.publishing.publish")
public class PublishFiles implements LongTask<PublishFiles.Params> {
  @Inject FilePublishing publishing;
  @Inject FileQueries queries;
  @Inject FilePublicationType type;
  @Inject Views views;

  /**
   * Which version, the name of the manifest (null for none), and whether the publication is a
   * checkpoint.
   */
  public record Params(UUID version, String manifest, boolean checkpoint) {}

  @Override
  public List<Step<Params>> steps() {
    return List.of(this::publish);
  }

  private JsonObject publish(Params params, JsonObject at, TaskRun run) throws Exception {
    if (queries.createdBy(run.task(), FilePublicationType.NAME.label()).isEmpty()) {
      publishing.publish(params.version, params.manifest, params.checkpoint, run);
    }
    return null;
  }

  @Override
  public JsonValue result(Params params, TaskRun run) {
    return views.of(
        type, queries.createdBy(run.task(), FilePublicationType.NAME.label()).orElseThrow());
  }
}
