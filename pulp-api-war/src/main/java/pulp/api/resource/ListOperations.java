package pulp.api.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import pulp.resource.ListParameters;
import pulp.resource.Operation;
import pulp.resource.PageReply;
import pulp.resource.ResourceType;
import pulp.resource.Views;
import pulp.sql.Condition;

/** The list of a type. */
@ApplicationScoped
class ListOperations {
  @Inject Views views;
  @Inject PageReply pages;
  @Inject ListParameters parameters;

  List<Operation> of(ResourceType type) {
    if (!type.isListed()) {
      return List.of();
    }
    return List.of(
        ResourceOperations.collection(
                type,
                "GET",
                "list",
                call -> pages.of(views.list(type, Condition.ALL, call.query()), call))
            .with(parameters.of(type))
            .answering(200, "Paginated" + type.name().schema() + "ResponseList"));
  }
}
