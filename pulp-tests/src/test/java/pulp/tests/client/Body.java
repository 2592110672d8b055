package pulp.tests.client;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;

/** Makes JSON from plain Java values. */
public final class Body {
  private Body() {}

  /** An object from names and values in turn. */
  public static JsonObject of(Object... pairs) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      object.add((String) pairs[i], value(pairs[i + 1]));
    }
    return object.build();
  }

  /** Any value; knows texts, numbers, booleans, null, lists, maps and JSON itself. */
  public static JsonValue value(Object plain) {
    return switch (plain) {
      case null -> JsonValue.NULL;
      case JsonValue json -> json;
      case Boolean flag -> flag ? JsonValue.TRUE : JsonValue.FALSE;
      case Integer number -> Json.createValue(number);
      case Long number -> Json.createValue(number);
      case Double number -> Json.createValue(number);
      case Iterable<?> items -> array(items);
      case Map<?, ?> map -> {
        JsonObjectBuilder object = Json.createObjectBuilder();
        map.forEach((key, item) -> object.add(key.toString(), value(item)));
        yield object.build();
      }
      default -> Json.createValue(plain.toString());
    };
  }

  private static JsonValue array(Iterable<?> items) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    items.forEach(item -> array.add(value(item)));
    return array.build();
  }
}
