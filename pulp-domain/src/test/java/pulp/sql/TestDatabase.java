package pulp.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A real PostgreSQL with the real schema, started once for all tests of a module. {@link #sql()} is
 * what queries under test get injected; outside {@link #inTransaction} each statement commits by
 * itself. Tests share the tables, so each works in a Pulp domain of its own ({@link #newDomain()}).
 * Plugins use it through the test-jar of pulp-domain.
 */
public final class TestDatabase {
  private static final DataSource SOURCE = start();
  private static final TestSql SQL = new TestSql(SOURCE);

  private TestDatabase() {}

  private static DataSource start() {
    try {
      DataSource source =
          EmbeddedPostgres.builder()
              .setServerConfig("max_connections", "200")
              .start()
              .getPostgresDatabase();
      migrate(source, "core");
      return source;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Brings the tables of one more component up. */
  public static void migrate(String label) {
    migrate(SOURCE, label);
  }

  private static void migrate(DataSource source, String label) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/" + label)
        .table("flyway_" + label)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  /** A connection of its own, known to the server by a name. */
  static Connection connect(String application) throws SQLException {
    Connection connection = SOURCE.getConnection();
    connection.setClientInfo("ApplicationName", application);
    return connection;
  }

  /** Statements on this database. */
  public static Sql sql() {
    return SQL;
  }

  static Waits waits() {
    return SQL.waits;
  }

  /** Runs work in one transaction, as a service method would; whatever it throws rolls back. */
  public static <T> T inTransaction(Supplier<T> work) {
    return SQL.inTransaction(work);
  }

  /** Runs work in one transaction. */
  public static void inTransaction(Runnable work) {
    SQL.inTransaction(() -> {
      work.run();
      return null;
    });
  }

  /** A Pulp domain that no other test knows. */
  public static UUID newDomain() {
    UUID id = Ids.next();
    SQL.update("insert into core_domain (pulp_id, name) values (?, ?)", id, "d" + id);
    return id;
  }

  /** The plan of a statement, a line each. */
  public static List<String> plan(String statement, Object... values) {
    return SQL.list("explain " + statement, row -> row.text("QUERY PLAN"), values);
  }

  private static final class TestSql extends Sql {
    private static final ThreadLocal<Connection> CURRENT = new ThreadLocal<>();

    private final DataSource source;
    private final Waits waits = new Waits();

    /** Connections for statements that stand alone; opening one takes longer than most of these. */
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    TestSql(DataSource source) {
      this.source = source;
    }

    @Override
    public boolean isInTransaction() {
      return CURRENT.get() != null;
    }

    @Override
    public <T> T on(Work<T> work) {
      try {
        Connection open = CURRENT.get();
        if (open != null) {
          return waits.during(open, work);
        }
        Connection connection = borrow();
        try {
          return waits.during(connection, work);
        } finally {
          idle.push(connection);
        }
      } catch (SQLException e) {
        throw new SqlFailure(e);
      }
    }

    private Connection borrow() throws SQLException {
      Connection connection = idle.poll();
      return connection == null ? source.getConnection() : connection;
    }

    <T> T inTransaction(Supplier<T> work) {
      if (CURRENT.get() != null) {
        return work.get();
      }
      try {
        Connection connection = borrow();
        connection.setAutoCommit(false);
        CURRENT.set(connection);
        try {
          T result = work.get();
          connection.commit();
          return result;
        } catch (RuntimeException | Error e) {
          connection.rollback();
          throw e;
        } finally {
          CURRENT.remove();
          connection.setAutoCommit(true);
          idle.push(connection);
        }
      } catch (SQLException e) {
        throw new SqlFailure(e);
      }
    }
  }
}
