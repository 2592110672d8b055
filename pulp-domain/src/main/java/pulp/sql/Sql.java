package pulp.sql;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/**
 * Runs SQL. Inside a transaction it borrows the connection of the transaction's {@code
 * EntityManager}, for a second connection in one transaction waits for the first one for ever
 * (decision 0001); outside it borrows one from the pool and each statement stands alone.
 *
 * <p>Bound values may be text, numbers, booleans, {@link UUID}, {@link Instant} (timestamptz),
 * {@link JsonValue} and {@link Map} of texts (jsonb), and collections of texts, UUIDs or longs
 * (arrays). An empty collection is bound as text[]; cast it in the statement ({@code ?::uuid[]}),
 * as every jsonb is cast by its column.
 */
@ApplicationScoped
public class Sql {
  private static final int FETCHED = 5000;

  @PersistenceContext(unitName = "pulp")
  EntityManager entities;

  @Resource(lookup = PulpDataSource.NAME)
  DataSource pool;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transaction;

  @Inject Waits waits;
  @Inject Patience patience;

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
      try (PreparedStatement prepared = prepare(connection, statement, values)) {
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
      try (PreparedStatement prepared = prepare(connection, statement, values)) {
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
      try (PreparedStatement prepared = prepare(connection, statement, values)) {
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
      try (PreparedStatement prepared = prepare(connection, statement, values);
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
      try (PreparedStatement prepared = prepare(connection, statement, values);
          ResultSet result = prepared.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    });
  }

  /** Whether a {@code select exists (…)} says yes. */
  public boolean yes(String statement, Object... values) {
    return on(connection -> {
      try (PreparedStatement prepared = prepare(connection, statement, values);
          ResultSet result = prepared.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    });
  }

  /** Changes rows; returns how many. */
  public int update(String statement, Object... values) {
    return on(connection -> {
      try (PreparedStatement prepared = prepare(connection, statement, values)) {
        return prepared.executeUpdate();
      }
    });
  }

  /** Runs a statement whose outcome is of no interest ({@code select pg_notify(…)}, a lock). */
  public void run(String statement, Object... values) {
    on(connection -> {
      try (PreparedStatement prepared = prepare(connection, statement, values)) {
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
    int status = transaction.getTransactionStatus();
    return status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK;
  }

  /** Lends the connection; fails with state 08001 when the database has stopped to answer. */
  public <T> T on(Work<T> work) {
    try {
      patience.begin();
      T result = lend(work);
      patience.answered();
      return result;
    } catch (SqlFailure failure) {
      if (failure.isAway()) {
        patience.failed();
      } else {
        patience.answered();
      }
      throw failure;
    } finally {
      patience.end();
    }
  }

  private <T> T lend(Work<T> work) {
    try {
      if (isInTransaction()) {
        return patience.isLong()
            ? waits.during(ofTransaction(), patiently(work))
            : waits.during(ofTransaction(), work);
      }
      try (Connection connection = ofPool()) {
        if (!patience.isLong()) {
          return waits.during(connection, work);
        }
        try {
          return waits.during(connection, patiently(work));
        } finally {
          Patience.set(driver(connection), Patience.SHORT_MILLIS);
        }
      }
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  /** Sees to it that the connection waits long: until it is set back, or the transaction ends. */
  private static <T> Work<T> patiently(Work<T> work) {
    return connection -> {
      Patience.set(driver(connection), Patience.LONG_MILLIS);
      return work.on(connection);
    };
  }

  /** The driver's own: the server's wrappers take a detour. */
  private static Connection driver(Connection connection) throws SQLException {
    return (Connection) connection.unwrap(PGConnection.class);
  }

  private Connection ofTransaction() {
    try {
      return entities.unwrap(Connection.class);
    } catch (RuntimeException e) {
      throw SqlFailure.noConnection(e);
    }
  }

  private Connection ofPool() {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      throw SqlFailure.noConnection(e);
    }
  }

  private static PreparedStatement prepare(
      Connection connection, String statement, Object... values) throws SQLException {
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
      Array array = connectionArray(prepared, items);
      prepared.setArray(index, array);
    } else {
      prepared.setObject(index, value);
    }
  }

  private static Array connectionArray(PreparedStatement prepared, Collection<?> items)
      throws SQLException {
    Object sample = items.isEmpty() ? null : items.iterator().next();
    String type = sample instanceof UUID ? "uuid" : sample instanceof Long ? "int8" : "text";
    return prepared.getConnection().createArrayOf(type, items.toArray());
  }
}
