package pulp.sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/**
 * Runs SQL: inside a transaction on its connection, outside on any, and each statement stands
 * alone.
 *
 * <p>Bound values may be text, numbers, booleans, {@link UUID}, {@link Instant} (timestamptz),
 * {@link JsonValue} and {@link Map} of texts (jsonb), and collections of texts, UUIDs or longs
 * (arrays). An empty collection is bound as text[]; cast it in the statement ({@code ?::uuid[]}),
 * as every jsonb is cast by its column.
 */
@ApplicationScoped
public class Sql {
  private static final int FETCHED = 5000;

  @Inject Connections connections;

  /** Makes one object from the current row. */
  @FunctionalInterface
  public interface Mapper<T> {
    /** Reads the row; null is allowed. */
    T map(Row row) throws SQLException;
  }

  /** Takes the current row. */
  @FunctionalInterface
  public interface Taker {
    /** Reads the row. */
    void take(Row row) throws SQLException;
  }

  /** Work on the connection itself. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does the work; the connection is closed, or kept for the transaction, by the caller. */
    T on(Connection connection) throws SQLException;
  }

  /** All rows. */
  public <T> List<T> list(String statement, Mapper<T> mapper, Object... values) {
    return on(connection -> {
      try (PreparedStatement prepared = Parameters.prepare(connection, statement, values)) {
        return all(prepared, mapper);
      }
    });
  }

  private static <T> List<T> all(PreparedStatement prepared, Mapper<T> mapper) throws SQLException {
    try (ResultSet result = prepared.executeQuery()) {
      Row row = new Row(result);
      List<T> list = new ArrayList<>();
      while (result.next()) {
        list.add(mapper.map(row));
      }
      return list;
    }
  }

  /**
   * All rows of a search. It is planned anew each time, for the values decide which plan is good: a
   * version of ten units and one of a million want different ones.
   */
  public <T> List<T> search(String statement, Mapper<T> mapper, Object... values) {
    return on(connection -> {
      try (PreparedStatement prepared = Parameters.prepare(connection, statement, values)) {
        planAnew(prepared);
        return all(prepared, mapper);
      }
    });
  }

  private static void planAnew(PreparedStatement prepared) throws SQLException {
    prepared.unwrap(PGStatement.class).setPrepareThreshold(0);
  }

  /**
   * Hands over row after row, of which the database sends some thousands at a time: for results of
   * any length, planned as a {@link #search}. Only inside a transaction.
   */
  public void each(String statement, Taker taker, Object... values) {
    on(connection -> {
      try (PreparedStatement prepared = Parameters.prepare(connection, statement, values)) {
        planAnew(prepared);
        prepared.setFetchSize(FETCHED);
        try (ResultSet result = prepared.executeQuery()) {
          Row row = new Row(result);
          while (result.next()) {
            taker.take(row);
          }
        }
        return null;
      }
    });
  }

  /** The first row, if there is one. */
  public <T> Optional<T> first(String statement, Mapper<T> mapper, Object... values) {
    return on(connection -> {
      try (PreparedStatement prepared = Parameters.prepare(connection, statement, values);
          ResultSet result = prepared.executeQuery()) {
        return result.next()
            ? Optional.ofNullable(mapper.map(new Row(result)))
            : Optional.<T>empty();
      }
    });
  }

  /** The number in the first column of the only row. */
  public long number(String statement, Object... values) {
    return on(connection -> {
      try (PreparedStatement prepared = Parameters.prepare(connection, statement, values);
          ResultSet result = prepared.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    });
  }

  /** Whether a {@code select exists (…)} says yes. */
  public boolean yes(String statement, Object... values) {
    return on(connection -> {
      try (PreparedStatement prepared = Parameters.prepare(connection, statement, values);
          ResultSet result = prepared.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    });
  }

  /** Changes rows; returns how many. */
  public int update(String statement, Object... values) {
    return on(connection -> {
      try (PreparedStatement prepared = Parameters.prepare(connection, statement, values)) {
        return prepared.executeUpdate();
      }
    });
  }

  /** Runs a statement whose outcome is of no interest ({@code select pg_notify(…)}, a lock). */
  public void run(String statement, Object... values) {
    on(connection -> {
      try (PreparedStatement prepared = Parameters.prepare(connection, statement, values)) {
        return prepared.execute();
      }
    });
  }

  /** Feeds {@code copy … from stdin}; returns the number of rows. Only inside a transaction. */
  public long copy(String statement, InputStream rows) {
    return on(connection -> {
      try {
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement, rows);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  /** Whether a transaction is open: others will see what is written now only after its commit. */
  public boolean isInTransaction() {
    return connections.isInTransaction();
  }

  /** Lends the connection; fails with state 08001 when the database has stopped to answer. */
  public <T> T on(Work<T> work) {
    return connections.lend(work);
  }
}
