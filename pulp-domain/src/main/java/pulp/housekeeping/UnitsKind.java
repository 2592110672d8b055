package pulp.housekeeping;

import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import pulp.field.Field;
import pulp.field.Kind;
import pulp.field.Reading;
import pulp.field.Ref;
import pulp.field.Types;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.sql.Row;

/** A list of references to content units, not empty; only input. */
final class UnitsKind implements Kind {
  @Override
  public Object read(Field field, Object input, Reading reading) throws Reading.Wrong {
    JsonValue value = (JsonValue) input;
    if (reading.form() && value instanceof JsonString text) {
      value = Json.createArrayBuilder().add(text).build();
    }
    if (!(value instanceof JsonArray array)) {
      throw new Reading.Wrong(
          "Expected a list of items but got type \"" + Types.name(value) + "\".");
    }
    if (array.isEmpty()) {
      throw new Reading.Wrong("Must not be [].");
    }
    List<Ref> units = new ArrayList<>();
    for (JsonValue item : array) {
      units.add(unit(item, reading));
    }
    return units;
  }

  private static Ref unit(JsonValue item, Reading reading) throws Reading.Wrong {
    if (item instanceof JsonString text) {
      return reading.resolve("content", text.getString().strip());
    }
    throw new Reading.Wrong(
        "Incorrect type. Expected URL string, received " + Types.name(item) + ".");
  }

  @Override
  public boolean takesMany() {
    return true;
  }

  @Override
  public Object stored(Field field, Row row) {
    return null;
  }

  @Override
  public JsonValue show(Object stored, Hrefs hrefs) {
    throw new IllegalStateException("only input");
  }

  @Override
  public void describe(Field field, JsonObjectBuilder schema, boolean request) {
    schema.add("items", JsonValue.EMPTY_JSON_OBJECT).add("type", "array");
  }
}
