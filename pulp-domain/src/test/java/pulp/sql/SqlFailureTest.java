package pulp.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What is known of a failure when the server's pool stands between the driver and us. */
class SqlFailureTest {
  /** A pool that wraps what the driver throws, and forgets its state, as Payara's does. */
  private static final class Pool extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;
    private final transient Throwable cause;

    Pool(Throwable cause) {
      this.cause = cause;
    }

    @Override
    public Connection getConnection() throws SQLException {
      throw new SQLException("Error in allocating a connection.", cause);
    }
  }

  private static final class OutsideTransactions extends Connections {
    OutsideTransactions(Throwable cause) {
      pool = new Pool(cause);
      patience = new Patience();
    }

    @Override
    boolean isInTransaction() {
      return false;
    }
  }

  @Test
  void aDatabaseThatShutsDownIsAway() {
    awayIn(new IllegalStateException(new SQLException("is shutting down", "57P03")));
  }

  @Test
  void aPoolThatHasNoConnectionIsAwayWhateverItSays() {
    awayIn(new IllegalStateException("No available resources and wait time expired."));
  }

  private static void awayIn(Throwable cause) {
    Sql sql = new Sql();
    sql.connections = new OutsideTransactions(cause);
    assertThatThrownBy(() -> sql.number("select 1"))
        .isInstanceOfSatisfying(SqlFailure.class, away -> assertThat(away.isAway()).isTrue());
  }

  @Test
  void whatAStatementIsRefusedForIsNoSuchFailure() {
    assertThatThrownBy(() -> TestDatabase.sql().number("select 1 / 0"))
        .isInstanceOfSatisfying(
            SqlFailure.class,
            failure -> {
              assertThat(failure.isAway()).isFalse();
              assertThat(failure.state()).isEqualTo("22012");
            });
  }
}
