package pulp.content;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import pulp.field.Field;
import pulp.field.Kind;
import pulp.field.Reading;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.sql.Row;
import pulp.storage.Received;

/**
 * The file of an artifact: bytes on the way in, its name in the artifact store on the way out. May
 * be empty.
 */
final class StoredFileKind implements Kind {
  @Override
  public Object read(Field field, Object input, Reading reading) throws Reading.Wrong {
    if (input instanceof Received) {
      return input;
    }
    throw new Reading.Wrong(
        "The submitted data was not a file. Check the encoding type on the form.");
  }

  @Override
  public boolean isFile() {
    return true;
  }

  @Override
  public String missing() {
    return "No file was submitted.";
  }

  @Override
  public Object stored(Field field, Row row) throws SQLException {
    return row.text(field.columns().getFirst().alias());
  }

  @Override
  public JsonValue show(Object stored, Hrefs hrefs) {
    return Json.createValue((String) stored);
  }

  @Override
  public void describe(Field field, JsonObjectBuilder schema, boolean request) {
    if (request) {
      schema.add("format", "binary");
    }
    schema.add("type", "string");
  }
}
