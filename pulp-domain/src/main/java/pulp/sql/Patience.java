package pulp.sql;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How long a thread waits for PostgreSQL. Short by default: whoever sent a request wants an answer,
 * and a thread that waits is missing elsewhere. Long for tasks, whose statements may take minutes.
 *
 * <p>When the database has answered nobody for a while, one impatient thread at a time goes on
 * asking and the others are refused at once: else they all would wait, and nobody were left to say
 * so.
 */
@ApplicationScoped
public class Patience {
  /** Of requests and chores, and of connections that nobody uses. */
  static final int SHORT_MILLIS = 15_000;

  /** Longer than any statement should take: it ends the wait for a server that is gone. */
  static final int LONG_MILLIS = 900_000;

  /** One failure may be one connection's, or one statement's that is slow. */
  private static final int FAILURES = 3;

  private final ThreadLocal<Boolean> isLong = ThreadLocal.withInitial(() -> false);
  private final AtomicInteger failures = new AtomicInteger(); // since the last answer
  private final AtomicReference<Thread> asking = new AtomicReference<>();

  /** Work of a task. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    /** Does it. */
    T done() throws E;
  }

  /** Does work whose statements may take long. */
  public <T, E extends Exception> T longer(Work<T, E> work) throws E {
    boolean before = isLong.get();
    isLong.set(true);
    try {
      return work.done();
    } finally {
      isLong.set(before);
    }
  }

  boolean isLong() {
    return isLong.get();
  }

  static void set(Connection driver, int millis) throws SQLException {
    driver.setNetworkTimeout(Runnable::run, millis);
  }

  /** Refuses whoever should not even ask; {@link #end} follows in any case. */
  void begin() {
    Thread me = Thread.currentThread();
    if (failures.get() >= FAILURES
        && !isLong()
        && asking.get() != me
        && !asking.compareAndSet(null, me)) {
      throw SqlFailure.noConnection(new SQLException("The database does not answer."));
    }
  }

  /** The database has answered. */
  void answered() {
    if (failures.get() != 0) {
      failures.set(0);
    }
  }

  /** It has not. */
  void failed() {
    failures.incrementAndGet();
  }

  void end() {
    if (asking.get() == Thread.currentThread()) {
      asking.set(null);
    }
  }
}
