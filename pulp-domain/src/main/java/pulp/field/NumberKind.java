package pulp.field;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.sql.Row;

/** Numbers with a fraction. */
final class NumberKind implements Kind {
  @Override
  public Object read(Field field, Object input, Reading reading) throws Reading.Wrong {
    double value;
    try {
      value =
          input instanceof JsonNumber json
              ? json.doubleValue()
              : input instanceof JsonString text
                  ? Numbers.decimal(text.getString()).doubleValue()
                  : Double.NaN;
    } catch (NumberFormatException e) {
      throw new Reading.Wrong("A valid number is required.");
    }
    if (!Double.isFinite(value)) {
      throw new Reading.Wrong("A valid number is required.");
    }
    Numbers.bound(field, value);
    return value;
  }

  @Override
  public Object normal(Field field, Object input, Reading reading) {
    return Numbers.normal(field, input);
  }

  @Override
  public Object stored(Field field, Row row) throws SQLException {
    return row.decimal(field.columns().getFirst().alias());
  }

  @Override
  public JsonValue show(Object stored, Hrefs hrefs) {
    return Json.createValue((double) stored);
  }

  @Override
  public void describe(Field field, JsonObjectBuilder schema, boolean request) {
    schema.add("format", "double");
    Schemas.bounds(field, schema);
    Schemas.type(field, schema, "number");
  }
}
