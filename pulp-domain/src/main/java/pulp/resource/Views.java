package pulp.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pulp.domain.Domains;
import pulp.field.Fields;
import pulp.problem.Problem;
import pulp.sql.Condition;

/** Resources as clients see them. */
@ApplicationScoped
public class Views {
  @Inject ResourceQueries queries;
  @Inject ListFilters filters;
  @Inject Domains domains;

  /** A resource whole, as the answer to a write and as the result of a task. */
  public JsonObject of(ResourceType type, UUID id) {
    return queries
        .one(type, shown(type, Map.of()), key(type, id))
        .orElseThrow(() -> Problem.NotFound.row(type.name().modelClass()));
  }

  /** A resource as the answer to a read; filters in the URL apply to it too. */
  public JsonObject read(ResourceType type, UUID id, Map<String, List<String>> query) {
    Condition where = Condition.and(List.of(key(type, id), scope(type), asked(type, query)));
    return queries
        .one(type, shown(type, type.itemFields(), query), where)
        .orElseThrow(() -> Problem.NotFound.row(type.name().modelClass()));
  }

  /**
   * Makes sure that a resource is there and that the URL's filters, which apply to writes too, let
   * it pass.
   */
  public void check(ResourceType type, UUID id, Map<String, List<String>> query) {
    if (!query.isEmpty()) {
      read(type, id, query);
    }
  }

  /** A page of a list, below {@code within} (all rows of a nested list's parent). */
  public Page list(ResourceType type, Condition within, Map<String, List<String>> query) {
    ListRequest request = new ListRequest(type, query);
    Condition where = Condition.and(List.of(scope(type), within, asked(type, query)));
    long count = type.knownCount(query).orElseGet(() -> queries.count(type, where));
    List<JsonObject> results =
        queries.page(
            type, shown(type, query), where, request.order(), request.limit(), request.offset());
    return new Page(count, request.limit(), request.offset(), results);
  }

  /** The stored values of a resource that clients can see. */
  public Stored stored(ResourceType type, UUID id) {
    return queries
        .stored(type, Condition.and(List.of(key(type, id), scope(type))), false)
        .orElseThrow(() -> Problem.NotFound.row(type.name().modelClass()));
  }

  private Fields shown(ResourceType type, Map<String, List<String>> query) {
    return shown(type, Fields.of(), query);
  }

  private Fields shown(ResourceType type, Fields further, Map<String, List<String>> query) {
    boolean minimal =
        query.containsKey("minimal") && query.get("minimal").getLast().equalsIgnoreCase("true");
    Fields all = type.commonFields().and(type.fields()).and(further);
    Fields offered = minimal ? type.minimal(all) : all;
    return new ListRequest(type, query).shown(offered);
  }

  private Condition asked(ResourceType type, Map<String, List<String>> query) {
    return type.isFilterable()
        ? new ListRequest(type, query).condition(filters.of(type))
        : Condition.ALL;
  }

  private Condition scope(ResourceType type) {
    return Condition.and(List.of(type.visible(), type.within(domains.current())));
  }

  private static Condition key(ResourceType type, UUID id) {
    return Condition.of(type.master() + ".pulp_id = ?", id);
  }
}
