package pulp.api.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.util.Comparator;
import java.util.List;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.resource.Operation;
import pulp.resource.OperationSource;
import pulp.resource.ResourceType;
import pulp.resource.ResourceTypes;
import pulp.web.Call;
import pulp.web.Reply;

/** The list of all collections at the API's root; no operation of the OpenAPI document. */
@ApplicationScoped
public class RootOperation implements OperationSource {
  @Inject ResourceTypes types;
  @Inject Hrefs hrefs;

  @Override
  public List<Operation> operations() {
    return List.of(Operation.of("GET", "", "root", "Root", this::answer).unauthenticated());
  }

  /** Endpoint to absolute URL, the core's first. */
  private Reply answer(Call call) {
    List<String> endpoints =
        types.all().stream()
            .filter(ResourceType::isListed)
            .map(type -> type.name().endpoint())
            .sorted(Comparator.comparing((String endpoint) -> endpoint.contains("/")))
            .toList();
    JsonObjectBuilder root = Json.createObjectBuilder();
    endpoints.forEach(endpoint -> root.add(endpoint, call.origin() + hrefs.collection(endpoint)));
    return Reply.json(200, root.build());
  }
}
