package pulp.resource;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import pulp.field.Field;
import pulp.field.Field.Trait;
import pulp.field.Fields;
import pulp.field.JsonKind;
import pulp.json.Json;
import pulp.problem.Problem;
import pulp.sql.Condition;

/**
 * A list as a client asked for it, read from the query parameters of its URL (specification 01 §5
 * and §6).
 */
final class ListRequest {
  private static final long USUAL_LIMIT = 100;

  /** Beyond the end of every list, and far enough from overflowing when numbers are added. */
  private static final long FARTHEST = 1L << 60;

  private static final Set<String> CONTROLS =
      Set.of(
          "fields",
          "exclude_fields",
          "limit",
          "offset",
          "minimal",
          "page_size",
          "ordering",
          "format");

  private final ResourceType type;
  private final Map<String, List<String>> query;

  ListRequest(ResourceType type, Map<String, List<String>> query) {
    this.type = type;
    this.query = query;
  }

  /** How many rows at most; what is no positive number means the usual hundred. */
  long limit() {
    long limit = number("limit");
    return limit > 0 ? limit : USUAL_LIMIT;
  }

  /** How many rows are passed over. */
  long offset() {
    return Math.max(0, number("offset"));
  }

  private long number(String name) {
    try {
      return new BigInteger(last(name).strip()).min(BigInteger.valueOf(FARTHEST)).longValueExact();
    } catch (NumberFormatException | ArithmeticException e) {
      return 0;
    }
  }

  private String last(String name) {
    List<String> values = query.get(name);
    return values == null || values.isEmpty() ? "" : values.getLast();
  }

  /** The fields that the client wants to see. */
  Fields shown(Fields all) {
    List<String> wanted = names("fields");
    List<String> unwanted = names("exclude_fields");
    List<String> kept = new ArrayList<>();
    for (Field field : all) {
      boolean seen = field.isShown() && (wanted.isEmpty() || wanted.contains(field.name()));
      if (seen && !unwanted.contains(field.name())) {
        kept.add(field.name());
      }
    }
    return all.only(kept.toArray(String[]::new));
  }

  private List<String> names(String parameter) {
    return query.getOrDefault(parameter, List.of()).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** All filters together; everything that is wrong with them is reported at once. */
  Condition condition(Map<String, Filter> filters) {
    List<Condition> conditions = new ArrayList<>();
    Map<String, JsonValue> wrong = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    for (String name : query.keySet()) {
      if (CONTROLS.contains(name)) {
        continue;
      }
      Filter filter = filters.get(name);
      if (filter == null) {
        unknown.add("Invalid Filter: '" + name + "'");
        continue;
      }
      try {
        filter.test().on(text(name)).ifPresent(conditions::add);
      } catch (Problem.Invalid refusal) {
        if (!(refusal.messages() instanceof JsonObject messages)) {
          throw refusal;
        }
        wrong.putAll(name.equals("q") ? Map.of("q", nested(messages)) : messages);
      }
    }
    if (!unknown.isEmpty()) {
      wrong.put("errors", Json.createArrayBuilder(unknown).build());
    }
    if (!wrong.isEmpty()) {
      JsonObjectBuilder body = Json.createObjectBuilder();
      wrong.forEach(body::add);
      throw new Problem.Invalid(body.build());
    }
    return Condition.and(conditions);
  }

  private String text(String name) {
    String value = last(name).strip();
    if (value.indexOf('\0') >= 0) {
      throw Problem.Invalid.field(name, "Null characters are not allowed.");
    }
    return value;
  }

  /** A wrong value inside {@code q} is told as JSON text inside the message. */
  private static JsonValue nested(JsonObject messages) {
    if (messages.containsKey("q")) {
      return messages.get("q");
    }
    String inner =
        messages.entrySet().stream()
            .map(wrong -> leaf(wrong.getKey(), wrong.getValue().asJsonArray().getString(0)))
            .collect(Collectors.joining(", ", "{", "}"));
    return Json.createArrayBuilder().add(inner).build();
  }

  private static String leaf(String name, String message) {
    String code = message.startsWith("Select a valid choice") ? "invalid_choice" : "invalid";
    return "\"%s\": [{\"message\": %s, \"code\": \"%s\"}]"
        .formatted(name, Json.createValue(message), code);
  }

  /** The order by clause: what is asked for, then the newest first. */
  String order() {
    List<String> terms = new ArrayList<>();
    List<String> keys = type.isFilterable() ? Filters.list(last("ordering")) : List.of();
    for (String key : keys) {
      boolean descending = key.startsWith("-");
      String name = descending ? key.substring(1) : key;
      if (!name.equals("pk") && !type.orderings().contains(name)) {
        String message = "Select a valid choice. " + key + " is not one of the available choices.";
        throw Problem.Invalid.field("ordering", message);
      }
      terms.add(column(name) + (descending ? " desc" : ""));
    }
    terms.add(type.newestFirst());
    return String.join(", ", terms);
  }

  private String column(String name) {
    String plain = type.master() + "." + (name.equals("pk") ? "pulp_id" : name);
    return type.fields()
        .named(name)
        .filter(field -> field.stored() != null)
        .map(field -> field.table() == null ? plain : field.table() + "." + field.stored())
        .map(column -> isSecret(name) ? "(" + column + " is null)" : column)
        .map(column -> isJson(name) ? column + "::text" : column)
        .or(() -> type.ordering(name))
        .orElse(plain);
  }

  private boolean isJson(String name) {
    return type.fields().named(name).filter(field -> field.kind() instanceof JsonKind).isPresent();
  }

  /** Ordering by a secret would tell about it; whether it is set is told anyway. */
  private boolean isSecret(String name) {
    return type.fields().named(name).filter(field -> field.is(Trait.SECRET)).isPresent();
  }
}
