package pulp.field;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.sql.SQLException;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.sql.Row;

/** JSON of some shape. */
public final class JsonKind implements Kind {
  /** What JSON is allowed. */
  public enum Shape {
    /** Anything. */
    ANY,
    /** An object. */
    OBJECT,
    /** A list of objects. */
    LIST_OF_MAPS
  }

  private final Shape shape;

  JsonKind(Shape shape) {
    this.shape = shape;
  }

  @Override
  public Object read(Field field, Object input, Reading reading) throws Reading.Wrong {
    JsonValue value = (JsonValue) input;
    if (reading.form() && value instanceof JsonString text) {
      try (var reader = Json.createReader(new StringReader(text.getString()))) {
        value = reader.readValue();
      } catch (jakarta.json.JsonException e) {
        throw new Reading.Wrong("Value must be valid JSON.");
      }
    }
    if (shape == Shape.OBJECT && value.getValueType() != JsonValue.ValueType.OBJECT) {
      throw new Reading.Wrong(
          "Invalid type. Expected a JSON object (dict), got " + Types.name(value));
    }
    if (shape == Shape.LIST_OF_MAPS) {
      checkMaps(value);
    }
    Characters.check(value);
    return value;
  }

  private static void checkMaps(JsonValue value) throws Reading.Wrong {
    if (value.getValueType() != JsonValue.ValueType.ARRAY) {
      throw new Reading.Wrong(
          "Expected a list of items but got type \"" + Types.name(value) + "\".");
    }
    JsonObjectBuilder wrong = Json.createObjectBuilder();
    int index = 0;
    boolean fine = true;
    for (JsonValue item : value.asJsonArray()) {
      if (item.getValueType() != JsonValue.ValueType.OBJECT) {
        String message =
            JsonValue.NULL.equals(item)
                ? "This field may not be null."
                : "Expected a dictionary of items but got type \"" + Types.name(item) + "\".";
        wrong.add(Integer.toString(index), Json.createArrayBuilder().add(message));
        fine = false;
      }
      index++;
    }
    if (!fine) {
      throw new Reading.Wrong(wrong.build());
    }
  }

  @Override
  public boolean takesMany() {
    return shape == Shape.LIST_OF_MAPS;
  }

  @Override
  public Object stored(Field field, Row row) throws SQLException {
    return row.json(field.columns().getFirst().alias());
  }

  @Override
  public JsonValue show(Object stored, Hrefs hrefs) {
    return (JsonValue) stored;
  }

  @Override
  public void describe(Field field, JsonObjectBuilder schema, boolean request) {
    switch (shape) {
      case ANY -> {}
      case OBJECT -> Schemas.type(field, schema, "object");
      case LIST_OF_MAPS -> {
        schema.add("items", Json.createObjectBuilder().add("type", "object"));
        Schemas.type(field, schema, "array");
      }
    }
  }
}
