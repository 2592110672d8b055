package pulp.resource;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.BiFunction;
import pulp.field.Field;
import pulp.field.Kind;
import pulp.field.Reading;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.plugin.TypeName;
import pulp.sql.Row;

/** Href and PRN of the row itself, made from its key. */
final class IdentityKind implements Kind {
  private final BiFunction<UUID, Hrefs, String> made;
  private final String format;

  private IdentityKind(BiFunction<UUID, Hrefs, String> made, String format) {
    this.made = made;
    this.format = format;
  }

  static Kind href(TypeName type) {
    return new IdentityKind((id, hrefs) -> hrefs.of(type, id), "uri");
  }

  static Kind prn(TypeName type) {
    return new IdentityKind((id, hrefs) -> Hrefs.prn(type.label(), id), null);
  }

  @Override
  public Object read(Field field, Object input, Reading reading) {
    throw new IllegalStateException(field.name() + " is shown only");
  }

  @Override
  public Object stored(Field field, Row row) throws SQLException {
    return row.uuid("pulp_id");
  }

  @Override
  public JsonValue show(Object stored, Hrefs hrefs) {
    return Json.createValue(made.apply((UUID) stored, hrefs));
  }

  @Override
  public void describe(Field field, JsonObjectBuilder schema, boolean request) {
    if (format != null) {
      schema.add("format", format);
    }
    schema.add("type", "string");
  }
}
