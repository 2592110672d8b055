package pulp.artifact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.UUID;
import pulp.task.TaskHandler;
import pulp.task.TaskName;
import pulp.task.TaskRun;

/**
 * Makes an artifact of an upload. One that holds the same bytes already will do; one that is gone
 * is no failure.
 */
@ApplicationScoped
@TaskName("pulpcore.app.tasks.upload.commit")
public class CommitUpload implements TaskHandler<CommitUpload.Params> {
  @Inject Uploads uploads;

  /**
   * What to commit.
   *
   * @param upload its key
   * @param sha256 that the whole must have
   */
  public record Params(UUID upload, String sha256) {}

  @Override
  public JsonValue run(Params params, TaskRun run) {
    if (uploads.exists(params.upload)) {
      run.created("core.artifact", uploads.take(params.upload, params.sha256));
    }
    return JsonValue.NULL;
  }
}
