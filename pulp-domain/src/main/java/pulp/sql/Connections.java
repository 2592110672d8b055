package pulp.sql;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Lends connections. Inside a transaction it is the one of the transaction's {@code EntityManager},
 * for a second connection in one transaction waits for the first one for ever (decision 0001);
 * outside it is one of the pool.
 */
@ApplicationScoped
class Connections {
  @PersistenceContext(unitName = "pulp")
  EntityManager entities;

  @Resource(lookup = PulpDataSource.NAME)
  DataSource pool;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transaction;

  @Inject Waits waits;
  @Inject Patience patience;

  boolean isInTransaction() {
    int status = transaction.getTransactionStatus();
    return status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK;
  }

  <T> T lend(Sql.Work<T> work) {
    try {
      patience.begin();
      T result = lent(work);
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

  private <T> T lent(Sql.Work<T> work) {
    try {
      if (isInTransaction()) {
        return waits.during(ofTransaction(), patience.isLong() ? patiently(work) : work);
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
  private static <T> Sql.Work<T> patiently(Sql.Work<T> work) {
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
}
