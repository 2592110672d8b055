package pulp.problem;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pulp.json.Json;

/** Gathers what is wrong with one input, so that everything is reported at once. */
public final class Complaints {
  private final Map<String, List<String>> messages = new LinkedHashMap<>();
  private final Map<String, JsonValue> nested = new LinkedHashMap<>();

  /** Adds a message about a field. */
  public void add(String field, String message) {
    messages.computeIfAbsent(field, any -> new ArrayList<>()).add(message);
  }

  /** Adds messages about the parts of a field (the keys of a map, the items of a list). */
  public void nest(String field, JsonValue parts) {
    nested.put(field, parts);
  }

  /** Whether nothing is wrong so far. */
  public boolean none() {
    return messages.isEmpty() && nested.isEmpty();
  }

  /** Throws what was gathered, if anything. */
  public void raise() {
    if (!none()) {
      throw new Problem.Invalid(json());
    }
  }

  private JsonObject json() {
    JsonObjectBuilder body = Json.createObjectBuilder();
    messages.forEach((field, texts) -> {
      JsonArrayBuilder list = Json.createArrayBuilder();
      texts.forEach(list::add);
      body.add(field, list);
    });
    nested.forEach(body::add);
    return body.build();
  }
}
