package pulp.sql;

import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGRefCursorResultSet;
import pulp.json.Json;

/** The current row of a result; columns are read by name, SQL nulls as Java nulls. */
public final class Row {
  private final ResultSet result;

  /**
   * Reads past the wrapper of the server's pool: Payara's calls each typed getter by reflection.
   */
  @SuppressWarnings("deprecation") // the only interface by which the driver's results are known
  Row(ResultSet result) throws SQLException {
    this.result = (ResultSet) result.unwrap(PGRefCursorResultSet.class);
  }

  /** A text column. */
  public String text(String column) throws SQLException {
    return result.getString(column);
  }

  /** A uuid column. */
  public UUID uuid(String column) throws SQLException {
    return result.getObject(column, UUID.class);
  }

  /** A column of whole numbers. */
  public Long number(String column) throws SQLException {
    long value = result.getLong(column);
    return result.wasNull() ? null : value;
  }

  /** A column of whole numbers that is never null. */
  public int count(String column) throws SQLException {
    return result.getInt(column);
  }

  /** A double precision column. */
  public Double decimal(String column) throws SQLException {
    double value = result.getDouble(column);
    return result.wasNull() ? null : value;
  }

  /** A boolean column; null reads as false. */
  public boolean flag(String column) throws SQLException {
    return result.getBoolean(column);
  }

  /** A timestamptz column. */
  public Instant moment(String column) throws SQLException {
    OffsetDateTime value = result.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  /** A jsonb column. */
  public JsonValue json(String column) throws SQLException {
    return parse(result.getString(column));
  }

  /** A jsonb column that holds a map of texts (labels, versions); values may be null. */
  public Map<String, String> map(String column) throws SQLException {
    JsonValue value = json(column);
    Map<String, String> map = new LinkedHashMap<>();
    if (value != null) {
      value
          .asJsonObject()
          .forEach((key, item) ->
              map.put(key, item instanceof JsonString text ? text.getString() : null));
    }
    return map;
  }

  /** A text[] column; null reads as null. */
  public List<String> texts(String column) throws SQLException {
    Array array = result.getArray(column);
    return array == null ? null : List.of((String[]) array.getArray());
  }

  private static JsonValue parse(String text) {
    if (text == null) {
      return null;
    }
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }
}
