package pulp.sql;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;
import pulp.json.Json;

/** Values as PostgreSQL reads them. */
final class Texts {
  private Texts() {}

  /** A JSON value, or a map of texts, as JSON text. */
  static String json(Object value) {
    if (value instanceof JsonValue json) {
      return json.toString();
    }
    JsonObjectBuilder object = Json.createObjectBuilder();
    ((Map<?, ?>) value)
        .forEach((key, item) -> {
          if (item == null) {
            object.addNull(key.toString());
          } else {
            object.add(key.toString(), item.toString());
          }
        });
    return object.build().toString();
  }
}
