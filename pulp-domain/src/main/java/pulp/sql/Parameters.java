package pulp.sql;

import jakarta.json.JsonValue;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Binds values to statements, as {@link Sql} says. */
final class Parameters {
  private Parameters() {}

  static PreparedStatement prepare(Connection connection, String statement, Object... values)
      throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(statement);
    try {
      for (int i = 0; i < values.length; i++) {
        bind(prepared, i + 1, values[i]);
      }
      return prepared;
    } catch (SQLException | RuntimeException e) {
      prepared.close();
      throw e;
    }
  }

  private static void bind(PreparedStatement prepared, int index, Object value)
      throws SQLException {
    if (value instanceof Instant moment) {
      prepared.setObject(index, moment.atOffset(ZoneOffset.UTC));
    } else if (value instanceof JsonValue || value instanceof Map) {
      prepared.setObject(index, Texts.json(value), Types.OTHER);
    } else if (value instanceof Collection<?> items) {
      prepared.setArray(index, array(prepared, items));
    } else {
      prepared.setObject(index, value);
    }
  }

  private static Array array(PreparedStatement prepared, Collection<?> items) throws SQLException {
    Object sample = items.isEmpty() ? null : items.iterator().next();
    String type = sample instanceof UUID ? "uuid" : sample instanceof Long ? "int8" : "text";
    return prepared.getConnection().createArrayOf(type, items.toArray());
  }
}
