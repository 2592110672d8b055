package pulp.field;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.sql.Row;

/** Objects with fields of their own, which a service reads; in forms they are JSON texts. */
final class NestedKind implements Kind {
  private final String schema;

  NestedKind(String schema) {
    this.schema = schema;
  }

  @Override
  public Object read(Field field, Object input, Reading reading) throws Reading.Wrong {
    Object value = input;
    if (reading.form() && input instanceof JsonString text) {
      try {
        value = Json.parse(text.getString());
      } catch (jakarta.json.JsonException e) {
        throw new Reading.Wrong(
            "Invalid json data for (nested) " + field.name().replace('_', ' ') + ".");
      }
    }
    if (value instanceof JsonObject object) {
      return object;
    }
    String message =
        "Invalid data. Expected a dictionary, but got " + Types.name((JsonValue) value) + ".";
    throw new Reading.Wrong(
        Json.createObjectBuilder()
            .add("non_field_errors", Json.createArrayBuilder().add(message))
            .build());
  }

  @Override
  public Object stored(Field field, Row row) {
    return null;
  }

  @Override
  public JsonValue show(Object stored, Hrefs hrefs) {
    throw new IllegalStateException(schema + " is never shown");
  }

  @Override
  public void describe(Field field, JsonObjectBuilder description, boolean request) {
    JsonObject reference =
        Json.createObjectBuilder().add("$ref", "#/components/schemas/" + schema).build();
    description.add("allOf", Json.createArrayBuilder().add(reference));
  }
}
