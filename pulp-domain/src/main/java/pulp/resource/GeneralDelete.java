package pulp.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.UUID;
import pulp.json.Json;
import pulp.task.TaskHandler;
import pulp.task.TaskName;
import pulp.task.TaskRun;

/** Deletes a resource of any type whose deletion is left to a task. */
@ApplicationScoped
@TaskName("pulpcore.app.tasks.base.ageneral_delete")
public class GeneralDelete implements TaskHandler<GeneralDelete.Params> {
  @Inject ResourceTypes types;
  @Inject ResourceService service;

  /**
   * What to delete.
   *
   * @param endpoint of the type
   * @param id of the row
   */
  public record Params(String endpoint, UUID id) {}

  /**
   * The result counts the rows of the object itself; what goes with it is the database's affair.
   */
  @Override
  public JsonValue run(Params params, TaskRun run) {
    ResourceType type = types.at(params.endpoint).orElseThrow();
    JsonObjectBuilder result = Json.createObjectBuilder();
    if (!service.delete(type, params.id)) {
      String gone = type.name().modelClass() + ":" + params.id;
      return result.add("skipped", Json.createArrayBuilder().add(gone)).build();
    }
    if (type.isTyped()) {
      result.add(masterModel(type), 1);
    }
    return result.add(type.name().model(), 1).build();
  }

  /** {@code core.Remote} for {@code core_remote}. */
  private static String masterModel(ResourceType type) {
    String word = type.master().substring("core_".length());
    return "core." + Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
