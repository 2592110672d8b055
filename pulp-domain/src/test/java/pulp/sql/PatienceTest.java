package pulp.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who waits for the database, and how long. */
class PatienceTest {
  private final Patience patience = new Patience();

  @Test
  void whenNobodyWasAnsweredOneAtATimeGoesOnAsking() {
    fail(3);
    patience.begin();
    refused();
    patience.end();
    CompletableFuture.runAsync(this::ask).join();
  }

  @Test
  void oneAnswerIsEnoughForAll() {
    fail(3);
    patience.begin();
    patience.answered();
    CompletableFuture.runAsync(this::ask).join();
  }

  @Test
  void aSingleFailureRefusesNobody() {
    fail(2);
    patience.begin();
    CompletableFuture.runAsync(this::ask).join();
  }

  @Test
  void tasksAskInAnyCase() {
    fail(3);
    patience.begin();
    CompletableFuture.runAsync(() ->
            patience.longer(() -> {
              ask();
              return null;
            }))
        .join();
  }

  @Test
  void aLentConnectionIsImpatientAgainAfterItsTransaction() throws SQLException {
    try (Connection driver = TestDatabase.connect("patience");
        Connection lent = LentConnection.of(driver)) {
      lent.setAutoCommit(false);
      Patience.set(driver, Patience.LONG_MILLIS);
      lent.commit();
      assertThat(driver.getNetworkTimeout()).isEqualTo(Patience.SHORT_MILLIS);
      Patience.set(driver, Patience.LONG_MILLIS);
      lent.rollback();
      assertThat(driver.getNetworkTimeout()).isEqualTo(Patience.SHORT_MILLIS);
    }
  }

  private void refused() {
    CompletableFuture<Void> other = CompletableFuture.runAsync(this::ask);
    assertThatThrownBy(other::join)
        .hasCauseInstanceOf(SqlFailure.class)
        .cause()
        .satisfies(failure -> assertThat(((SqlFailure) failure).isAway()).isTrue());
    assertThatCode(patience::begin).as("who asks may ask more").doesNotThrowAnyException();
  }

  private void ask() {
    patience.begin();
    patience.end();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      patience.failed();
    }
  }
}
