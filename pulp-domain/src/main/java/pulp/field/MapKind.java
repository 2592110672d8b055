package pulp.field;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.util.Map;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.sql.Row;

/** Maps from text to text or null. */
class MapKind implements Kind {
  @Override
  public Object read(Field field, Object input, Reading reading) throws Reading.Wrong {
    throw new IllegalStateException(field.name() + " is shown only");
  }

  @Override
  public Object stored(Field field, Row row) throws SQLException {
    return row.map(field.columns().getFirst().alias());
  }

  @Override
  public JsonValue show(Object stored, Hrefs hrefs) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    ((Map<?, ?>) stored)
        .forEach((key, value) ->
            object.add(
                key.toString(),
                value == null ? JsonValue.NULL : Json.createValue(value.toString())));
    return object.build();
  }

  @Override
  public void describe(Field field, JsonObjectBuilder schema, boolean request) {
    JsonArrayBuilder texts = Json.createArrayBuilder().add("string").add("null");
    schema
        .add("additionalProperties", Json.createObjectBuilder().add("type", texts))
        .add("type", "object");
  }
}
