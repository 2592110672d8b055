package pulp.api.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pulp.field.Fields;
import pulp.resource.Operation;
import pulp.resource.OperationNames;
import pulp.resource.References;
import pulp.resource.ResourceService.Extent;
import pulp.resource.ResourceType;
import pulp.resource.ResourceType.Write;
import pulp.resource.TaskReply;
import pulp.resource.Views;
import pulp.resource.Writes;
import pulp.web.Call;
import pulp.web.Handler;
import pulp.web.Reply;

/** List, create, read, update and delete, as far as a type offers them. */
@ApplicationScoped
public class ResourceOperations {
  @Inject Views views;
  @Inject Writes writes;
  @Inject TaskReply tasks;
  @Inject ListOperations lists;
  @Inject LabelOperations labels;

  /** The operations of a type. */
  public List<Operation> of(ResourceType type) {
    List<Operation> operations = new ArrayList<>(lists.of(type));
    if (type.isItemised()) {
      operations.add(
          item(type, "GET", "read", call -> read(type, call)).answering(200, type.itemSchema()));
    }
    addCreation(type, operations);
    addChange(type, operations);
    addDeletion(type, operations);
    if (type.isLabelled() && type.isItemised()) {
      operations.addAll(labels.of(type));
    }
    return operations;
  }

  private void addCreation(ResourceType type, List<Operation> operations) {
    if (type.creation() == Write.NEVER) {
      return;
    }
    Operation create =
        collection(type, "POST", "create", call -> create(type, call))
            .taking(type.name().schema(), type.fields());
    operations.add(
        type.creation() == Write.NOW
            ? create.answering(201, type.name().schema() + "Response")
            : create.answeringTask());
  }

  private void addChange(ResourceType type, List<Operation> operations) {
    if (type.change() == Write.NEVER) {
      return;
    }
    Fields fields = type.fields();
    Operation full =
        item(type, "PUT", "update", call -> change(type, call, Extent.FULL))
            .taking(type.name().schema(), fields);
    Operation some =
        item(type, "PATCH", "partial_update", call -> change(type, call, Extent.PARTIAL))
            .takingSome("Patched" + type.name().schema(), fields);
    for (Operation operation : List.of(full, some)) {
      Operation now = operation.answering(200, type.name().schema() + "Response");
      operations.add(type.change() == Write.NOW ? now : now.answeringTask());
    }
  }

  private void addDeletion(ResourceType type, List<Operation> operations) {
    if (type.deletion() == Write.NEVER) {
      return;
    }
    Operation delete = item(type, "DELETE", "delete", call -> delete(type, call));
    operations.add(
        type.deletion() == Write.NOW ? delete.answering(204, "") : delete.answeringTask());
  }

  /** An operation on the collection of a type. */
  static Operation collection(ResourceType type, String method, String action, Handler handler) {
    String endpoint = type.name().endpoint();
    String id = OperationNames.id(endpoint, action);
    return Operation.of(method, endpoint + "/", id, OperationNames.tag(endpoint), handler);
  }

  /** An operation on an item of a type. */
  static Operation item(ResourceType type, String method, String action, Handler handler) {
    String endpoint = type.name().endpoint();
    String id = OperationNames.id(endpoint, action);
    return Operation.of(method, endpoint + "/{pulp_id}/", id, OperationNames.tag(endpoint), handler)
        .under(type.hrefParameter());
  }

  static UUID key(Call call) {
    return References.key(call, "pulp_id");
  }

  private Reply read(ResourceType type, Call call) {
    return Reply.json(200, views.read(type, key(call), call.query()));
  }

  private Reply create(ResourceType type, Call call) {
    Writes.Outcome outcome = writes.create(type, call.input().values(), call.input().form());
    if (outcome instanceof Writes.Done done) {
      return Reply.json(201, done.view()).with("Location", href(done.view()));
    }
    return reply(outcome);
  }

  private static String href(JsonObject view) {
    return view.getString("pulp_href");
  }

  private Reply change(ResourceType type, Call call, Extent extent) {
    UUID id = key(call);
    views.check(type, id, call.query());
    return reply(writes.change(type, id, call.input().values(), call.input().form(), extent));
  }

  private Reply delete(ResourceType type, Call call) {
    UUID id = key(call);
    views.check(type, id, call.query());
    return reply(writes.delete(type, id));
  }

  private Reply reply(Writes.Outcome outcome) {
    return switch (outcome) {
      case Writes.Done done -> Reply.json(200, done.view());
      case Writes.Later later -> tasks.of(later.task());
      case Writes.Gone gone -> Reply.empty(204);
    };
  }
}
