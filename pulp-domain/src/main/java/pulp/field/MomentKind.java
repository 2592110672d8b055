package pulp.field;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.time.Instant;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.sql.Row;

/** Points in time. */
final class MomentKind implements Kind {
  @Override
  public Object read(Field field, Object input, Reading reading) throws Reading.Wrong {
    return (input instanceof JsonString text
            ? Moments.parse(text.getString())
            : java.util.Optional.<Instant>empty())
        .orElseThrow(() ->
            new Reading.Wrong(
                "Datetime has wrong format. Use one of these formats instead:"
                    + " YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]."));
  }

  @Override
  public Object stored(Field field, Row row) throws SQLException {
    return row.moment(field.columns().getFirst().alias());
  }

  @Override
  public JsonValue show(Object stored, Hrefs hrefs) {
    return Json.createValue(Moments.text((Instant) stored));
  }

  @Override
  public void describe(Field field, JsonObjectBuilder schema, boolean request) {
    schema.add("format", "date-time");
    Schemas.type(field, schema, "string");
  }
}
