package pulp.field;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import pulp.field.Field.Trait;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.sql.Row;

/** Texts; numbers are taken as texts too. */
class TextKind implements Kind {
  @Override
  public Object read(Field field, Object input, Reading reading) throws Reading.Wrong {
    String text = plain(input);
    if (!field.is(Trait.UNTRIMMED)) {
      text = text.strip();
    }
    Characters.checked(text);
    if (text.isEmpty() && !field.is(Trait.BLANK)) {
      throw new Reading.Wrong("This field may not be blank.");
    }
    return text;
  }

  /** In forms an empty value of a nullable field means null. */
  @Override
  public Object normal(Field field, Object input, Reading reading) {
    boolean empty =
        reading.form() && input instanceof JsonString text && text.getString().isEmpty();
    return empty && field.is(Trait.NULLABLE) ? JsonValue.NULL : input;
  }

  /** The text of an input, or its refusal. */
  static String plain(Object input) throws Reading.Wrong {
    if (input instanceof JsonString text) {
      return text.getString();
    }
    if (input instanceof JsonNumber number) {
      return number.toString();
    }
    throw new Reading.Wrong("Not a valid string.");
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
    if (request && !field.is(Trait.BLANK)) {
      schema.add("minLength", 1);
    }
    Schemas.type(field, schema, "string");
  }
}
