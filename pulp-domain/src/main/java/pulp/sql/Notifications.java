package pulp.sql;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens to PostgreSQL for all channels, on one connection of its own that is made anew when it
 * breaks.
 */
@ApplicationScoped
public class Notifications {
  private static final System.Logger LOG = System.getLogger("pulp.sql");
  private static final int WAIT_MILLIS = 10_000;
  private static final int ANSWER_SECONDS = 20;
  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final long LONGEST_PAUSE_MILLIS = 5000;

  @Resource ManagedThreadFactory threads;

  private List<Channel> channels;
  private volatile boolean stopped;
  private volatile Connection connection;

  /** Begins to listen; takes who hears what is sent. */
  public void start(List<Channel> present) {
    channels = List.copyOf(present);
    Thread thread = newThread(this::listen);
    thread.setName("pulp-notifications");
    thread.setDaemon(true);
    thread.start();
  }

  /** Ends to listen. */
  @PreDestroy
  public void stop() {
    stopped = true;
    Connection open = connection;
    try {
      if (open != null) {
        open.abort(Runnable::run);
      }
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "The connection ends with the process", e);
    }
  }

  Thread newThread(Runnable work) {
    return threads.newThread(work);
  }

  private void listen() {
    long pause = FIRST_PAUSE_MILLIS;
    while (!stopped && !Thread.currentThread().isInterrupted()) {
      try (Connection open = connect()) {
        connection = open;
        subscribe(open);
        channels.forEach(channel -> tell(channel, Channel::connected));
        pause = FIRST_PAUSE_MILLIS;
        hear(open.unwrap(PGConnection.class));
      } catch (SQLException | RuntimeException e) {
        if (!stopped) {
          channels.forEach(channel -> tell(channel, Channel::lost));
          LOG.log(Level.WARNING, "Not listening to the database: {0}", e.getMessage());
          pause(pause);
          pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
      }
    }
  }

  /**
   * A connection of its own, for a pooled one would lose what it listens to; its other end is
   * missed soon.
   */
  Connection connect() throws SQLException {
    PulpDataSource source = new PulpDataSource();
    source.setSocketTimeout(ANSWER_SECONDS);
    return source.getConnection();
  }

  /** One that fails does not keep the others from hearing. */
  private static void tell(Channel channel, Consumer<Channel> word) {
    try {
      word.accept(channel);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "What came on " + channel.name() + " was not understood", e);
    }
  }

  private void subscribe(Connection open) throws SQLException {
    try (Statement statement = open.createStatement()) {
      for (Channel channel : channels) {
        statement.execute("listen " + channel.name());
      }
    }
  }

  private void hear(PGConnection open) throws SQLException {
    while (!stopped) {
      PGNotification[] notifications = open.getNotifications(WAIT_MILLIS);
      if (notifications == null || notifications.length == 0) {
        checkAlive();
        continue;
      }
      for (PGNotification notification : notifications) {
        channels.stream()
            .filter(channel -> channel.name().equals(notification.getName()))
            .forEach(channel -> tell(channel, it -> it.heard(notification.getParameter())));
      }
    }
  }

  /** Silence may also mean that the other side is gone without a word. */
  private void checkAlive() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select 1");
    }
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
