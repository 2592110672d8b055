package pulp.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.repository.Draft.Origin;
import pulp.resource.Views;
import pulp.task.TaskHandler;
import pulp.task.TaskName;
import pulp.task.TaskRun;

/** Makes a version with some units more and some less. */
@ApplicationScoped
@TaskName("pulpcore.app.tasks.repository.add_and_remove")
public class AddAndRemove implements TaskHandler<AddAndRemove.Params> {
  @Inject RepositoryVersions versions;
  @Inject OverwriteCheck overwrites;
  @Inject VersionType type;
  @Inject Views views;

  /**
   * What to change.
   *
   * @param repository to change
   * @param add units
   * @param remove units; those that are not there are passed over
   * @param clear whether everything that was there goes first
   * @param base the version to begin with; null for the latest
   * @param overwrite whether a unit may take the place of another with its key
   */
  public record Params(
      UUID repository,
      List<UUID> add,
      List<UUID> remove,
      boolean clear,
      UUID base,
      boolean overwrite) {}

  @Override
  public JsonValue run(Params params, TaskRun run) {
    Optional<NewVersion> made =
        versions.change(
            params.repository,
            Origin.API,
            Optional.ofNullable(params.base),
            draft -> change(draft, params),
            run);
    return made.<JsonValue>map(version -> views.of(type, version.id())).orElse(JsonValue.NULL);
  }

  private void change(Draft draft, Params params) {
    if (params.clear) {
      draft.clear();
    }
    draft.remove(Selection.of(params.remove));
    if (!params.overwrite) {
      overwrites.check(params.repository, params.add, params.remove);
    }
    draft.add(Selection.of(params.add));
  }
}
