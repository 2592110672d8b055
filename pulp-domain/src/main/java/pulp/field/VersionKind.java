package pulp.field;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import pulp.field.Field.Trait;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.sql.Row;

/**
 * References to repository versions, whose hrefs lie below their repository and end in a number.
 */
final class VersionKind implements Kind {
  /** The endpoint that stands for all of them. */
  private static final String VERSIONS = "repository_versions";

  /** What a version's href is made of; the version is {@code %s}. */
  static final String SELECT =
      """
      (select jsonb_build_object('id', v.pulp_id, 'type', r.pulp_type, 'repository', r.pulp_id, 'number', v.number)
       from core_repository_version v join core_repository r on r.pulp_id = v.repository_id where v.pulp_id = %s)\
      """;

  @Override
  public Object read(Field field, Object input, Reading reading) throws Reading.Wrong {
    if (input instanceof JsonString text) {
      return reading.resolve(VERSIONS, text.getString().strip());
    }
    String type = input instanceof JsonValue value ? Types.name(value) : "file";
    throw new Reading.Wrong("Incorrect type. Expected URL string, received " + type + ".");
  }

  @Override
  public Object normal(Field field, Object input, Reading reading) {
    boolean empty = input instanceof JsonString text && text.getString().isEmpty();
    return empty && field.is(Trait.NULLABLE) ? JsonValue.NULL : input;
  }

  @Override
  public Object stored(Field field, Row row) throws SQLException {
    return row.json(field.columns().getFirst().alias());
  }

  @Override
  public JsonValue show(Object stored, Hrefs hrefs) {
    JsonObject version = (JsonObject) stored;
    return Json.createValue(
        hrefs.version(
            version.getString("type"),
            UUID.fromString(version.getString("repository")),
            version.getInt("number")));
  }

  @Override
  public Object bound(Object value) {
    return ((Ref) value).id();
  }

  @Override
  public boolean same(Object read, Object stored) {
    String wanted = read == null ? null : ((Ref) read).id().toString();
    String there = stored == null ? null : ((JsonObject) stored).getString("id");
    return Objects.equals(wanted, there);
  }

  @Override
  public void describe(Field field, JsonObjectBuilder schema, boolean request) {
    schema.add("format", "uri");
    Schemas.type(field, schema, "string");
  }
}
