package pulp.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pulp.field.Values;
import pulp.json.Json;
import pulp.resource.ResourceService.Extent;
import pulp.resource.ResourceType.Write;
import pulp.task.Submission;
import pulp.task.Tasks;

/** Carries out the writes that clients ask for, in the request or by a task, as the type says. */
@ApplicationScoped
public class Writes {
  @Inject ResourceService service;
  @Inject Views views;
  @Inject Tasks tasks;

  /** How a write ended. */
  public sealed interface Outcome permits Done, Later, Gone {}

  /** It is done; the resource is as shown. */
  public record Done(JsonObject view) implements Outcome {}

  /** A task does it, or did it already. */
  public record Later(UUID task) implements Outcome {}

  /** The resource is deleted. */
  public record Gone() implements Outcome {}

  /** Creates a resource. */
  public Outcome create(ResourceType type, Map<String, Object> inputs, boolean form) {
    Values values = service.validate(type, inputs, form, Extent.CREATE, Optional.empty());
    if (type.creation() == Write.NOW) {
      return new Done(views.of(type, service.create(type, values)));
    }
    JsonObject body = json(type.dispatched(inputs, values));
    Submission task =
        tasks
            .of(GeneralCreate.class, new GeneralCreate.Params(type.name().endpoint(), body, form))
            .exclusively(type.reserved(values).toArray(String[]::new));
    return submit(task, type.creation());
  }

  /** Changes a resource; what changes nothing is answered at once. */
  public Outcome change(
      ResourceType type, UUID id, Map<String, Object> inputs, boolean form, Extent extent) {
    Stored before = views.stored(type, id);
    Values values = service.validate(type, inputs, form, extent, Optional.of(before));
    if (!service.changes(type, values, before)) {
      return new Done(views.of(type, id));
    }
    if (type.change() == Write.NOW) {
      service.change(type, id, inputs, form, extent);
      return new Done(views.of(type, id));
    }
    GeneralUpdate.Params params =
        new GeneralUpdate.Params(
            type.name().endpoint(), id, json(inputs), form, extent == Extent.PARTIAL);
    return submit(tasks.of(GeneralUpdate.class, params).exclusively(before.prn()), type.change());
  }

  /** Deletes a resource. */
  public Outcome delete(ResourceType type, UUID id) {
    Stored before = views.stored(type, id);
    if (type.deletion() == Write.NOW) {
      service.delete(type, id);
      return new Gone();
    }
    GeneralDelete.Params params = new GeneralDelete.Params(type.name().endpoint(), id);
    return submit(tasks.of(GeneralDelete.class, params).exclusively(before.prn()), type.deletion());
  }

  private static Later submit(Submission task, Write how) {
    return new Later((how == Write.IMMEDIATE ? task.immediate() : task).submit());
  }

  private static JsonObject json(Map<String, Object> inputs) {
    JsonObjectBuilder body = Json.createObjectBuilder();
    inputs.forEach((name, value) -> body.add(name, (JsonValue) value));
    return body.build();
  }
}
