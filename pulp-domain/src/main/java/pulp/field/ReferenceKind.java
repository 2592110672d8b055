package pulp.field;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.util.UUID;
import pulp.field.Field.Trait;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.sql.Row;

/** References to rows of a kind, as href or PRN. */
public final class ReferenceKind implements Kind {
  private final String kind;

  ReferenceKind(String kind) {
    this.kind = kind;
  }

  /** What was stored: the row and its {@code pulp_type}. */
  record Stored(UUID id, String pulpType) {}

  @Override
  public Object read(Field field, Object input, Reading reading) throws Reading.Wrong {
    if (input instanceof JsonString text) {
      return reading.resolve(kind, text.getString().strip());
    }
    String type = input instanceof JsonValue value ? Types.name(value) : "file";
    throw new Reading.Wrong("Incorrect type. Expected URL string, received " + type + ".");
  }

  /** The empty text clears a reference that may be null. */
  @Override
  public Object normal(Field field, Object input, Reading reading) {
    boolean empty = input instanceof JsonString text && text.getString().isEmpty();
    return empty && field.is(Trait.NULLABLE) ? JsonValue.NULL : input;
  }

  @Override
  public Object stored(Field field, Row row) throws SQLException {
    UUID id = row.uuid(field.name() + "_id");
    return id == null ? null : new Stored(id, row.text(field.name() + "_type"));
  }

  @Override
  public JsonValue show(Object stored, Hrefs hrefs) {
    Stored there = (Stored) stored;
    return Json.createValue(hrefs.of(kind, there.pulpType(), there.id()));
  }

  @Override
  public Object bound(Object value) {
    return ((Ref) value).id();
  }

  @Override
  public boolean same(Object read, Object stored) {
    UUID wanted = read == null ? null : ((Ref) read).id();
    UUID there = stored == null ? null : ((Stored) stored).id();
    return java.util.Objects.equals(wanted, there);
  }

  @Override
  public void describe(Field field, JsonObjectBuilder schema, boolean request) {
    schema.add("format", "uri");
    Schemas.type(field, schema, "string");
  }
}
