package pulp.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.UUID;
import pulp.task.TaskHandler;
import pulp.task.TaskName;
import pulp.task.TaskRun;

/** Deletes a repository version. */
@ApplicationScoped
@TaskName("pulpcore.app.tasks.repository.delete_version")
public class DeleteVersion implements TaskHandler<DeleteVersion.Params> {
  @Inject VersionDeletion deletion;

  /** Which version of which repository. */
  public record Params(UUID repository, UUID version) {}

  @Override
  public JsonValue run(Params params, TaskRun run) {
    deletion.delete(params.repository, params.version);
    return JsonValue.NULL;
  }
}
