package pulp.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import pulp.resource.Operation.Parameter;
import pulp.resource.Operation.Shape;

/** The query parameters of a list, for its description. */
@ApplicationScoped
public class ListParameters {
  @Inject ListFilters filters;

  /**
   * All parameters of a type's list, by name, but for some that it takes and the wire does not
   * tell.
   */
  public List<Parameter> of(ResourceType type, String... untold) {
    List<Parameter> parameters = new ArrayList<>();
    filters.of(type).values().stream()
        .filter(filter -> !List.of(untold).contains(filter.name()))
        .forEach(filter -> parameters.add(query(filter.name(), filter.shape(), filter.choices())));
    parameters.add(query("limit", Shape.INTEGER, List.of()));
    parameters.add(query("offset", Shape.INTEGER, List.of()));
    if (type.isFilterable()) {
      parameters.add(query("ordering", Shape.TEXTS, orderings(type)));
    }
    parameters.sort(Comparator.comparing(Parameter::name));
    return parameters;
  }

  private static Parameter query(String name, Shape shape, List<String> choices) {
    return new Parameter(name, "query", shape, false, choices);
  }

  private static List<String> orderings(ResourceType type) {
    return Stream.concat(Stream.of("pk"), type.orderings().stream())
        .flatMap(name -> Stream.of(name, "-" + name))
        .sorted()
        .toList();
  }
}
