package pulp.field;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import pulp.plugin.Hrefs;
import pulp.sql.Row;
import pulp.storage.Received;

/** Files, which come as parts of a multipart body; the value is what the edge received. */
final class FileKind implements Kind {
  @Override
  public Object read(Field field, Object input, Reading reading) throws Reading.Wrong {
    if (input instanceof JsonValue) {
      throw new Reading.Wrong(
          "The submitted data was not a file. Check the encoding type on the form.");
    }
    if (input instanceof Received received && received.size() == 0) {
      throw new Reading.Wrong("The submitted file is empty.");
    }
    return input;
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
  public Object stored(Field field, Row row) {
    return null;
  }

  @Override
  public JsonValue show(Object stored, Hrefs hrefs) {
    throw new IllegalStateException("a file is never shown");
  }

  @Override
  public void describe(Field field, JsonObjectBuilder schema, boolean request) {
    schema.add("format", "binary");
    Schemas.type(field, schema, "string");
  }
}
