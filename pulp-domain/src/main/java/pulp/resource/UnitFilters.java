package pulp.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import pulp.problem.Problem;
import pulp.resource.Operation.Shape;
import pulp.sql.Condition;

/** Filters that ask which resources hold some content (specification 01 §6.4). */
@ApplicationScoped
public class UnitFilters {
  private static final String CONTENT = "content";

  @Inject References references;

  /** By the unit that an href or PRN names. */
  public Filter named(String name, Function<UUID, Condition> holding) {
    return one(name, text -> holding.apply(references.single(text, CONTENT).id()));
  }

  /** By the unit whose key an href or PRN ends with. */
  public Filter keyed(String name, Function<UUID, Condition> holding) {
    return one(name, text -> holding.apply(units(List.of(text)).getFirst()));
  }

  /** By any of some units' keys. */
  public Filter anyOf(String name, Function<List<UUID>, Condition> holding) {
    return Filters.texts(name, texts -> holding.apply(units(texts)));
  }

  private static Filter one(String name, Function<String, Condition> test) {
    return new Filter(
        name,
        Shape.TEXT,
        List.of(),
        text -> {
          if (text.isEmpty()) {
            throw Problem.Invalid.bare("No value supplied for content filter");
          }
          return Optional.of(test.apply(text));
        });
  }

  private List<UUID> units(List<String> texts) {
    List<UUID> ids = references.keys(texts);
    List<UUID> missing = references.missing(CONTENT, ids);
    if (!missing.isEmpty()) {
      throw Problem.Invalid.bare(notFound(missing));
    }
    return ids;
  }

  /** What the wire says of units that are not there. */
  public static String notFound(List<UUID> units) {
    return "Could not find the following content units: "
        + units.stream().map(id -> "'" + id + "'").toList();
  }
}
