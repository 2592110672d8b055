package pulp.launcher;

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

  /** The message at the bottom of the first failure. */
  synchronized String reason() {
    if (first == null) {
      return "The log says why.";
    }
    Throwable cause = first;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
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
