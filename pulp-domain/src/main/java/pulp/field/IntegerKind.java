package pulp.field;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.sql.SQLException;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.sql.Row;

/** Whole numbers of at most 64 bits. */
final class IntegerKind implements Kind {
  @Override
  public Object read(Field field, Object input, Reading reading) throws Reading.Wrong {
    long value;
    try {
      BigDecimal number =
          input instanceof JsonNumber json
              ? json.bigDecimalValue()
              : input instanceof JsonString text ? Numbers.decimal(text.getString()) : null;
      if (number == null) {
        throw new Reading.Wrong("A valid integer is required.");
      }
      value = number.longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new Reading.Wrong("A valid integer is required.");
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
    return row.number(field.columns().getFirst().alias());
  }

  @Override
  public JsonValue show(Object stored, Hrefs hrefs) {
    return Json.createValue((long) stored);
  }

  @Override
  public void describe(Field field, JsonObjectBuilder schema, boolean request) {
    schema.add("format", "int64");
    Schemas.bounds(field, schema);
    Schemas.type(field, schema, "integer");
  }
}
