package pulp.launcher;

import java.io.IOException;
import java.sql.SQLException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Listens to the log while the application is deployed: the server tells nobody but its log why
 * that failed, and the person at the terminal should not have to look for it.
 */
final class StartFailure extends Handler {
  private final Logger root = Logger.getLogger("");
  private Throwable first;

  void listen() {
    root.addHandler(this);
  }

  void stopListening() {
    root.removeHandler(this);
  }

  /** What the first failure says at the bottom; an I/O error alone would not say with whom. */
  synchronized String reason() {
    if (first == null) {
      return "The log says why.";
    }
    Throwable bottom = first;
    while (bottom.getCause() != null && !(bottom.getCause() instanceof IOException)) {
      bottom = bottom.getCause();
    }
    String detail = bottom.getCause() == null ? "" : " (" + bottom.getCause() + ")";
    String advice =
        bottom instanceof SQLException failure && isRefusal(failure.getSQLState())
            ? " Look at PULP_DB_HOST, _PORT, _NAME, _USER, _PASSWORD and _SSLMODE."
            : "";
    return (bottom.getMessage() == null ? bottom.toString() : bottom.getMessage())
        + detail
        + advice;
  }

  /** No connection, not this user or password, or no such database. */
  private static boolean isRefusal(String state) {
    return state != null
        && (state.startsWith("08") || state.startsWith("28") || state.startsWith("3D"));
  }

  @Override
  public synchronized void publish(LogRecord entry) {
    if (first == null
        && entry.getThrown() != null
        && entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
      first = entry.getThrown();
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
