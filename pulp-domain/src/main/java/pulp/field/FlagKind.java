package pulp.field;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import pulp.plugin.Hrefs;
import pulp.sql.Row;

/** True or false, in the many spellings that clients use. */
final class FlagKind implements Kind {
  private static final Set<String> YES = Set.of("t", "y", "yes", "true", "on", "1", "1.0");
  private static final Set<String> NO = Set.of("f", "n", "no", "false", "off", "0", "0.0");

  @Override
  public Object read(Field field, Object input, Reading reading) throws Reading.Wrong {
    if (JsonValue.TRUE.equals(input)) {
      return true;
    }
    if (JsonValue.FALSE.equals(input)) {
      return false;
    }
    String word =
        input instanceof JsonString text
            ? text.getString().strip().toLowerCase(Locale.ROOT)
            : input instanceof JsonNumber number ? number.toString() : "";
    if (YES.contains(word)) {
      return true;
    }
    if (NO.contains(word)) {
      return false;
    }
    throw new Reading.Wrong("Must be a valid boolean.");
  }

  @Override
  public Object stored(Field field, Row row) throws SQLException {
    return row.flag(field.columns().getFirst().alias());
  }

  @Override
  public JsonValue show(Object stored, Hrefs hrefs) {
    return (boolean) stored ? JsonValue.TRUE : JsonValue.FALSE;
  }

  @Override
  public void describe(Field field, JsonObjectBuilder schema, boolean request) {
    Schemas.type(field, schema, "boolean");
  }
}
