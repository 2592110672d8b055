package pulp.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import pulp.problem.Problem;
import pulp.resource.Operation.Shape;
import pulp.sql.Condition;

/** The filters of a list: those of its type and those that every list has. */
@ApplicationScoped
public class ListFilters {
  @Inject References references;

  private final Map<String, Map<String, Filter>> byEndpoint = new ConcurrentHashMap<>();

  /** All filters of a type, by name. */
  public Map<String, Filter> of(ResourceType type) {
    return byEndpoint.computeIfAbsent(type.name().endpoint(), any -> collect(type));
  }

  private Map<String, Filter> collect(ResourceType type) {
    Map<String, Filter> filters = new LinkedHashMap<>();
    if (!type.isFilterable()) {
      return filters;
    }
    type.filters().forEach(filter -> filters.put(filter.name(), filter));
    String key = type.master() + ".pulp_id";
    add(filters, keys("pulp_href__in", Shape.TEXTS, key, references::key));
    add(filters, keys("prn__in", Shape.TEXTS, key, this::keyOfPrn));
    add(filters, keys("pulp_id__in", Shape.UUIDS, key, ListFilters::plainKey));
    if (type.isLabelled()) {
      add(
          filters,
          Filters.text(
              "pulp_label_select",
              select -> LabelSelect.compile(select, type.master() + ".pulp_labels")));
    }
    add(
        filters,
        Filters.text(
            "q",
            text ->
                text.equals("null")
                    ? Condition.ALL
                    : QueryExpression.compile(text, (name, value) -> leaf(type, name, value))));
    return filters;
  }

  private static void add(Map<String, Filter> filters, Filter filter) {
    filters.putIfAbsent(filter.name(), filter);
  }

  /** Reads one key. */
  private interface KeyReader {
    UUID read(String text);
  }

  /** A list of keys; an empty one selects nothing. */
  private static Filter keys(String name, Shape shape, String column, KeyReader reader) {
    return new Filter(
        name,
        shape,
        List.of(),
        value -> {
          List<UUID> ids = Filters.list(value).stream().map(reader::read).toList();
          return Optional.of(Condition.of(column + " = any(?::uuid[])", ids));
        });
  }

  private UUID keyOfPrn(String text) {
    if (!text.startsWith("prn:")) {
      throw Problem.Invalid.bare("Not a valid PRN: " + text + ", must start with 'prn:'");
    }
    return references.key(text);
  }

  private static UUID plainKey(String text) {
    try {
      return References.uuid(text);
    } catch (IllegalArgumentException e) {
      throw Problem.Invalid.field("pulp_id__in", "Enter a valid UUID.");
    }
  }

  private Condition leaf(ResourceType type, String name, String value) {
    switch (name) {
      case "q" -> throw Problem.Invalid.field("q", "You cannot use 'q' in complex filtering.");
      case "ordering" ->
          throw Problem.Invalid.field(
              "q", "An ordering filter cannot be used in complex filtering.");
      default -> {}
    }
    Filter filter = of(type).get(name);
    if (filter == null) {
      throw Problem.Invalid.field("q", "Filter '" + name + "' does not exist.");
    }
    return filter.test().on(value.strip()).orElse(Condition.ALL);
  }
}
