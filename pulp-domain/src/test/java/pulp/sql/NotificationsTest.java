package pulp.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent is heard, and after a break it is heard again. */
class NotificationsTest {
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final Notifications notifications =
      new Notifications() {
        @Override
        Connection connect() throws SQLException {
          return TestDatabase.connect("test-listener");
        }

        @Override
        Thread newThread(Runnable work) {
          return Thread.ofPlatform().unstarted(work);
        }
      };

  /** Writes down what it is told; cannot understand some of it. */
  private final class Ear implements Channel {
    private final String name;

    Ear(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void heard(String payload) {
      heard.add(name + " " + payload);
      if (payload.equals("nonsense")) {
        throw new IllegalArgumentException(payload);
      }
    }

    @Override
    public void connected() {
      heard.add(name + " connected");
    }

    @Override
    public void lost() {
      heard.add(name + " lost");
    }
  }

  @BeforeEach
  void start() throws InterruptedException {
    notifications.start(List.of(new Ear("test_a"), new Ear("test_b")));
    assertThat(next()).isEqualTo("test_a connected");
    assertThat(next()).isEqualTo("test_b connected");
  }

  @AfterEach
  void stop() {
    notifications.stop();
  }

  @Test
  void eachChannelHearsWhatIsSentToIt() throws InterruptedException {
    send("test_b", "1");
    assertThat(next()).isEqualTo("test_b 1");
    send("test_a", "2");
    assertThat(next()).isEqualTo("test_a 2");
  }

  @Test
  void whatIsSentInATransactionIsHeardAfterItsCommit() throws InterruptedException {
    TestDatabase.inTransaction(() -> {
      send("test_a", "inside");
      assertThat(heard).isEmpty();
    });
    assertThat(next()).isEqualTo("test_a inside");
  }

  @Test
  void whatIsNotUnderstoodDoesNotKeepTheRestFromBeingHeard() throws InterruptedException {
    send("test_a", "nonsense");
    send("test_a", "sense");
    assertThat(next()).isEqualTo("test_a nonsense");
    assertThat(next()).isEqualTo("test_a sense");
  }

  @Test
  void aBrokenConnectionIsMadeAnew() throws InterruptedException {
    TestDatabase.sql()
        .run(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where application_name = 'test-listener'
            """);
    assertThat(next()).isEqualTo("test_a lost");
    assertThat(next()).isEqualTo("test_b lost");
    assertThat(next()).isEqualTo("test_a connected");
    assertThat(next()).isEqualTo("test_b connected");
    send("test_a", "again");
    assertThat(next()).isEqualTo("test_a again");
  }

  private static void send(String channel, String payload) {
    TestDatabase.sql().run("select pg_notify(?, ?)", channel, payload);
  }

  private String next() throws InterruptedException {
    return heard.poll(20, TimeUnit.SECONDS);
  }
}
