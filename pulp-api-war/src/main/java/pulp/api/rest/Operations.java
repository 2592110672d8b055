package pulp.api.rest;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pulp.api.resource.ResourceOperations;
import pulp.resource.Operation;
import pulp.resource.OperationSource;
import pulp.resource.ResourceType;
import pulp.resource.ResourceTypes;

/** All operations of this Pulp: those of its resource types and those beside them. */
@ApplicationScoped
public class Operations {
  /** Answers for whatever lies below it. */
  private static final String ALIVE = "livez/";

  @Inject ResourceTypes types;
  @Inject ResourceOperations resources;
  @Inject @Any Instance<OperationSource> others;

  private final Router router = new Router();
  private final List<Operation> all = new ArrayList<>();

  @PostConstruct
  void collect() {
    for (ResourceType type : types.all()) {
      resources.of(type).forEach(this::add);
      type.operations().forEach(this::add);
    }
    others.forEach(source -> source.operations().forEach(this::add));
  }

  private void add(Operation operation) {
    all.add(operation);
    router.add(operation);
  }

  /** All of them. */
  public List<Operation> all() {
    return all;
  }

  Optional<Router.Match> at(String path) {
    return router.find(path.startsWith(ALIVE) ? ALIVE : path);
  }
}
