package pulp.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.UUID;
import pulp.field.Values;
import pulp.task.TaskHandler;
import pulp.task.TaskName;
import pulp.task.TaskRun;

/** Creates a resource of any type whose creation is left to a task. */
@ApplicationScoped
@TaskName("pulpcore.app.tasks.base.general_create")
public class GeneralCreate implements TaskHandler<GeneralCreate.Params> {
  @Inject ResourceTypes types;
  @Inject ResourceService service;
  @Inject Views views;

  /**
   * What to create.
   *
   * @param endpoint of the type
   * @param body as the client sent it, files replaced
   * @param form whether it came as a form
   */
  public record Params(String endpoint, JsonObject body, boolean form) {}

  @Override
  public JsonValue run(Params params, TaskRun run) {
    ResourceType type = types.at(params.endpoint).orElseThrow();
    Values values =
        service.validate(
            type, params.body, params.form, ResourceService.Extent.CREATE, Optional.empty());
    UUID id = type.create(values, run, service);
    return views.of(type, id);
  }
}
