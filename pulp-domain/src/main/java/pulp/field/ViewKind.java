package pulp.field;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.function.BiFunction;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.sql.Row;

/**
 * What is shown of JSON that a select makes, of whatever tables: lists of hrefs, counts, reports.
 */
public final class ViewKind implements Kind {
  private final JsonObject schema;
  private final BiFunction<JsonValue, Hrefs, JsonValue> shown;

  /** Takes the OpenAPI schema as text, and how the selected JSON is shown. */
  public ViewKind(String schema, BiFunction<JsonValue, Hrefs, JsonValue> shown) {
    try (JsonReader reader = Json.createReader(new StringReader(schema))) {
      this.schema = reader.readObject();
    }
    this.shown = shown;
  }

  @Override
  public Object read(Field field, Object input, Reading reading) {
    throw new IllegalStateException(field.name() + " is shown only");
  }

  @Override
  public Object stored(Field field, Row row) throws SQLException {
    return row.json(field.columns().getFirst().alias());
  }

  @Override
  public JsonValue show(Object stored, Hrefs hrefs) {
    return shown.apply((JsonValue) stored, hrefs);
  }

  @Override
  public void describe(Field field, JsonObjectBuilder description, boolean request) {
    schema.forEach(description::add);
  }
}
