package pulp.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens connections to the one database. {@code application.xml} names this class and not an
 * address, so that the same EAR runs on every server: each gives it a pool, and it finds the
 * database by itself in the settings {@code PULP_DB_…}, read as system property, then as
 * environment variable.
 */
public class PulpDataSource extends PGSimpleDataSource {
  /** Where the server binds the pool of these; the one place that says so in code. */
  public static final String NAME = "java:global/jdbc/pulp";

  private static final long serialVersionUID = 1L;
  private static final int CONNECT_SECONDS = 10;

  /** So long an attempt that failed slowly speaks for the next ones: many threads may want one. */
  private static final Duration ANEW = Duration.ofSeconds(1);

  private static final Duration SLOW = Duration.ofSeconds(1);

  /** When the last attempt failed that nobody answered; null after one that went well. */
  private transient volatile Instant unanswered;

  /** Configures itself; throws IllegalArgumentException for a port that is none. */
  // Called here and not when a connection is wanted: the server asks for nothing in between.
  @SuppressWarnings("this-escape")
  public PulpDataSource() {
    setServerNames(new String[] {setting("PULP_DB_HOST", "localhost")});
    setPortNumbers(new int[] {port(setting("PULP_DB_PORT", "5432"))});
    setDatabaseName(setting("PULP_DB_NAME", "pulp"));
    setUser(setting("PULP_DB_USER", "pulp"));
    setPassword(setting("PULP_DB_PASSWORD", ""));
    setSslMode(setting("PULP_DB_SSLMODE", "prefer"));
    setApplicationName("pulp");
    setConnectTimeout(CONNECT_SECONDS);
    setLoginTimeout(CONNECT_SECONDS);
    setSocketTimeout(Patience.SHORT_MILLIS / 1000);
    setTcpKeepAlive(true);
    setReWriteBatchedInserts(true);
    setPrepareThreshold(3); // most statements come again: plan them once a connection
    setPreparedStatementCacheQueries(512);
  }

  /** Waits long for each statement; for work that no pool lends connections for. */
  public static PulpDataSource patient() {
    PulpDataSource source = new PulpDataSource();
    source.setSocketTimeout(Patience.LONG_MILLIS / 1000);
    return source;
  }

  /** Payara says "localhost" here when application.xml names no server: not ours to hear. */
  @Deprecated
  @Override
  public void setServerName(String ignored) {}

  /** WildFly hands over two nulls, Payara what the descriptor says: ours are the right ones. */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    Instant begin = Instant.now();
    Instant failed = unanswered;
    if (failed != null && begin.isBefore(failed.plus(ANEW))) {
      throw new SQLException("The database did not answer a moment ago.", "08001");
    }
    try {
      Connection connection = super.getConnection(getUser(), getPassword());
      unanswered = null;
      return LentConnection.of(connection);
    } catch (SQLException failure) {
      Instant end = Instant.now();
      unanswered = begin.plus(SLOW).isBefore(end) ? end : null;
      throw failure;
    }
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port < 65536) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw new IllegalArgumentException("PULP_DB_PORT is not a port: " + text);
  }

  private static String setting(String name, String otherwise) {
    String property = System.getProperty(name);
    String value = property != null ? property : System.getenv(name);
    return value == null || value.isBlank() ? otherwise : value;
  }
}
