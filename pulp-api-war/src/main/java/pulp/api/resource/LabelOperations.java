package pulp.api.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.field.Fields;
import pulp.field.Kinds;
import pulp.field.Values;
import pulp.json.Json;
import pulp.resource.Operation;
import pulp.resource.ResourceService;
import pulp.resource.ResourceType;
import pulp.resource.ResourceType.Write;
import pulp.resource.Views;
import pulp.web.Call;
import pulp.web.Reply;

/** Setting and unsetting one label of an item (specification 01 §8.2). */
@ApplicationScoped
class LabelOperations {
  private static final Fields SET =
      Fields.of(
          Kinds.text("key").asRequired(), Kinds.text("value").orNull().orBlank().asRequired());
  private static final Fields UNSET = Fields.of(Kinds.text("key").asRequired());

  @Inject Views views;
  @Inject ResourceService service;

  List<Operation> of(ResourceType type) {
    // The wire documents 200 where there is no creation in the request, yet sends 201 everywhere.
    int documented =
        type.creation() == Write.NOW || type.name().endpoint().startsWith("content/") ? 201 : 200;
    return List.of(
        action(type, "set_label", call -> set(type, call))
            .taking("SetLabel", SET)
            .answering(documented, "SetLabelResponse"),
        action(type, "unset_label", call -> unset(type, call))
            .taking("UnsetLabel", UNSET)
            .answering(documented, "UnsetLabelResponse"));
  }

  private static Operation action(ResourceType type, String name, pulp.web.Handler handler) {
    Operation item = ResourceOperations.item(type, "POST", name, handler);
    return Operation.of("POST", item.path() + name + "/", item.id(), item.tag(), handler)
        .under(item.href());
  }

  private Reply set(ResourceType type, Call call) {
    UUID id = ResourceOperations.key(call);
    views.stored(type, id);
    Values values = SET.known(call.input().values(), service.reading(call.input().form()));
    service.setLabel(type, id, values.text("key"), values.text("value"));
    return Reply.json(201, label(values.text("key"), values.text("value")));
  }

  private Reply unset(ResourceType type, Call call) {
    UUID id = ResourceOperations.key(call);
    views.stored(type, id);
    Values values = UNSET.known(call.input().values(), service.reading(call.input().form()));
    Optional<String> old = service.unsetLabel(type, id, values.text("key"));
    return Reply.json(201, label(values.text("key"), old.orElse(null)));
  }

  private static JsonObject label(String key, String value) {
    return Json.createObjectBuilder()
        .add("key", key)
        .add("value", value == null ? JsonValue.NULL : Json.createValue(value))
        .build();
  }
}
