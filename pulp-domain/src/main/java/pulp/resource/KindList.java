package pulp.resource;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import pulp.field.Field;
import pulp.field.Fields;
import pulp.field.Kinds;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.plugin.TypeNames;
import pulp.sql.Condition;

/**
 * The list over all types of a kind: {@code repositories/}, {@code remotes/} … It shows the fields
 * of the master table, takes {@code pulp_type} as a filter, and links each row to where its type
 * has it.
 */
public abstract class KindList implements ResourceType {
  /**
   * Asked when a list is, not when the bean is made: it collects the types, of which this is one.
   */
  @Inject Instance<TypeNames> names;

  @Inject Hrefs hrefs;

  /** What the kind's lists can be filtered by, whatever the type. */
  protected abstract List<Filter> kindFilters();

  @Override
  public boolean isItemised() {
    return false;
  }

  @Override
  public Fields commonFields() {
    return Fields.in(
            master(),
            identity("pulp_href", "{\"format\":\"uri\",\"type\":\"string\"}", this::href),
            identity("prn", "{\"type\":\"string\"}", this::prn))
        .and(
            Fields.in(
                master(),
                Kinds.moment("pulp_created").readOnly(),
                Kinds.moment("pulp_last_updated").readOnly()));
  }

  private static Field identity(String name, String schema, BiFunction<String, UUID, String> text) {
    return Kinds.view(
        name,
        "jsonb_build_array({table}.pulp_type, {table}.pulp_id)",
        schema,
        (row, hrefs) -> shown((JsonArray) row, text));
  }

  private static JsonValue shown(JsonArray row, BiFunction<String, UUID, String> text) {
    return Json.createValue(text.apply(row.getString(0), UUID.fromString(row.getString(1))));
  }

  private String href(String pulpType, UUID id) {
    return hrefs.of(name().endpoint(), pulpType, id);
  }

  private String prn(String pulpType, UUID id) {
    String label =
        names
            .get()
            .of(name().endpoint(), pulpType)
            .map(type -> type.label())
            .orElse(name().label());
    return Hrefs.prn(label, id);
  }

  @Override
  public List<Filter> filters() {
    List<String> types =
        names.get().all().stream()
            .filter(type -> type.endpoint().startsWith(name().endpoint() + "/"))
            .map(type -> type.pulpType())
            .distinct()
            .sorted()
            .toList();
    String column = master() + ".pulp_type";
    List<Filter> filters = new ArrayList<>(kindFilters());
    filters.add(Filters.choice("pulp_type", types, type -> Condition.of(column + " = ?", type)));
    filters.add(
        Filters.choices(
            "pulp_type__in", types, some -> Condition.of(column + " = any(?::text[])", some)));
    return filters;
  }
}
