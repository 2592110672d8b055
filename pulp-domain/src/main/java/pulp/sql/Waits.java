package pulp.sql;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;

/**
 * Who waits for PostgreSQL right now, and on which connection. An interrupt does not reach a thread
 * that does: its statement has to be canceled.
 */
@ApplicationScoped
public class Waits {
  private static final System.Logger LOG = System.getLogger("pulp.sql");

  private static final String CANCELED = "57014";

  private final Map<Thread, Wait> waits = new ConcurrentHashMap<>();

  /**
   * Does work that can be cut short as long as it lasts; an interrupted thread does not begin it.
   */
  <T> T during(Connection connection, Sql.Work<T> work) throws SQLException {
    Thread thread = Thread.currentThread();
    Wait wait = new Wait(connection.unwrap(PGConnection.class));
    Wait outer = waits.put(thread, wait);
    try {
      if (thread.isInterrupted()) { // looked at after the wait is known: one of both is noticed
        throw new SQLException("Interrupted.", CANCELED);
      }
      return work.on(connection);
    } finally {
      wait.end();
      if (outer == null) {
        waits.remove(thread);
      } else {
        waits.put(thread, outer);
      }
    }
  }

  /**
   * Cancels the statement that a thread waits for, if there is one; that fails with state 57014. A
   * commit is never cut.
   */
  public void cut(Thread thread) {
    Wait wait = waits.get(thread);
    if (wait != null) {
      wait.cut();
    }
  }

  /** One wait. What is canceled is never the next statement of the same connection. */
  private static final class Wait {
    private final PGConnection connection;
    private boolean ended;

    Wait(PGConnection connection) {
      this.connection = connection;
    }

    synchronized void end() {
      ended = true;
    }

    synchronized void cut() {
      if (ended) {
        return;
      }
      try {
        connection.cancelQuery();
      } catch (SQLException e) {
        LOG.log(System.Logger.Level.WARNING, "A statement cannot be canceled: {0}", e.getMessage());
      }
    }
  }
}
