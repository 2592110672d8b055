package pulp.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.UUID;
import pulp.resource.ResourceService.Extent;
import pulp.task.TaskHandler;
import pulp.task.TaskName;
import pulp.task.TaskRun;

/** Changes a resource of any type whose changes are left to a task. */
@ApplicationScoped
@TaskName("pulpcore.app.tasks.base.ageneral_update")
public class GeneralUpdate implements TaskHandler<GeneralUpdate.Params> {
  @Inject ResourceTypes types;
  @Inject ResourceService service;
  @Inject Views views;

  /**
   * What to change.
   *
   * @param endpoint of the type
   * @param id of the row
   * @param body as the client sent it
   * @param form whether it came as a form
   * @param partial whether absent fields stay as they are
   */
  public record Params(String endpoint, UUID id, JsonObject body, boolean form, boolean partial) {}

  @Override
  public JsonValue run(Params params, TaskRun run) {
    ResourceType type = types.at(params.endpoint).orElseThrow();
    Extent extent = params.partial ? Extent.PARTIAL : Extent.FULL;
    service.change(type, params.id, params.body, params.form, extent);
    return views.of(type, params.id);
  }
}
