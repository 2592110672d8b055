package pulp.task;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pulp.json.Json;

/**
 * Records of plain values as JSON, and back: closed types, so that stored text never decides what
 * is made of it.
 */
final class RecordJson {
  private RecordJson() {}

  static JsonObject write(Record params) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    for (RecordComponent component : params.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        object.add(component.getName(), value(component.getAccessor().invoke(params)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return object.build();
  }

  private static JsonValue value(Object value) {
    return switch (value) {
      case null -> JsonValue.NULL;
      case JsonValue json -> json;
      case Boolean flag -> flag ? JsonValue.TRUE : JsonValue.FALSE;
      case Integer number -> Json.createValue(number.longValue());
      case Long number -> Json.createValue(number);
      case String text -> Json.createValue(text);
      case UUID id -> Json.createValue(id.toString());
      case Record nested -> write(nested);
      case List<?> items -> {
        JsonArrayBuilder array = Json.createArrayBuilder();
        items.forEach(item -> array.add(value(item)));
        yield array.build();
      }
      case Map<?, ?> map -> {
        JsonObjectBuilder object = Json.createObjectBuilder();
        map.forEach((key, item) -> object.add(key.toString(), value(item)));
        yield object.build();
      }
      default ->
          throw new IllegalArgumentException(value.getClass() + " cannot be a parameter of a task");
    };
  }

  static <P extends Record> P read(JsonObject object, Class<P> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = value(object.get(components[i].getName()), components[i].getGenericType());
    }
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object value(JsonValue json, Type type) {
    if (type instanceof ParameterizedType known) {
      return isNull(json) ? null : collection(json, known);
    }
    Class<?> wanted = (Class<?>) type;
    if (isNull(json)) {
      return wanted == boolean.class ? Boolean.FALSE : null;
    }
    if (JsonValue.class.isAssignableFrom(wanted)) {
      return json;
    }
    if (wanted.isRecord()) {
      return read(json.asJsonObject(), wanted.asSubclass(Record.class));
    }
    return plain(json, wanted);
  }

  private static boolean isNull(JsonValue json) {
    return json == null || JsonValue.NULL.equals(json);
  }

  private static Object plain(JsonValue json, Class<?> wanted) {
    return switch (wanted.getName()) {
      case "boolean", "java.lang.Boolean" -> JsonValue.TRUE.equals(json);
      case "int", "java.lang.Integer" -> ((JsonNumber) json).intValueExact();
      case "long", "java.lang.Long" -> ((JsonNumber) json).longValueExact();
      case "java.lang.String" -> ((JsonString) json).getString();
      case "java.util.UUID" -> UUID.fromString(((JsonString) json).getString());
      default -> throw new IllegalArgumentException(wanted + " cannot be a parameter of a task");
    };
  }

  private static Object collection(JsonValue json, ParameterizedType type) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == List.class) {
      List<Object> items = new ArrayList<>();
      json.asJsonArray().forEach(item -> items.add(value(item, arguments[0])));
      return items;
    }
    Map<String, Object> map = new LinkedHashMap<>();
    json.asJsonObject().forEach((key, item) -> map.put(key, value(item, arguments[1])));
    return map;
  }
}
