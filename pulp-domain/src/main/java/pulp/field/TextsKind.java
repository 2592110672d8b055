package pulp.field;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.sql.Row;

/** Lists of texts. */
public final class TextsKind implements Kind {
  private final String itemFormat;

  TextsKind(String itemFormat) {
    this.itemFormat = itemFormat;
  }

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
    List<String> texts = new ArrayList<>();
    JsonObjectBuilder wrong = Json.createObjectBuilder();
    for (JsonValue item : array) {
      try {
        texts.add(text(item));
      } catch (Reading.Wrong refused) {
        wrong.add(
            Integer.toString(texts.size()), Json.createArrayBuilder().add(refused.getMessage()));
        texts.add("");
      }
    }
    JsonObject parts = wrong.build();
    if (!parts.isEmpty()) {
      throw new Reading.Wrong(parts);
    }
    return List.copyOf(texts);
  }

  private static String text(JsonValue item) throws Reading.Wrong {
    if (JsonValue.NULL.equals(item)) {
      throw new Reading.Wrong("This field may not be null.");
    }
    String text = Characters.checked(TextKind.plain(item).strip());
    if (text.isEmpty()) {
      throw new Reading.Wrong("This field may not be blank.");
    }
    return text;
  }

  @Override
  public boolean takesMany() {
    return true;
  }

  @Override
  public Object stored(Field field, Row row) throws SQLException {
    return row.texts(field.columns().getFirst().alias());
  }

  @Override
  public JsonValue show(Object stored, Hrefs hrefs) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    ((List<?>) stored).forEach(text -> array.add(text.toString()));
    return array.build();
  }

  @Override
  public void describe(Field field, JsonObjectBuilder schema, boolean request) {
    JsonObjectBuilder item = Json.createObjectBuilder();
    if (itemFormat != null) {
      item.add("format", itemFormat);
    }
    if (request) {
      item.add("minLength", 1);
    }
    schema.add("items", item.add("type", "string"));
    Schemas.type(field, schema, "array");
  }
}
