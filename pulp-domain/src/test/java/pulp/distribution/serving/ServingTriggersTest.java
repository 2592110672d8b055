package pulp.distribution.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import pulp.sql.Sql;
import pulp.sql.TestDatabase;

/** Whoever changes a row, the other instances hear of it. */
class ServingTriggersTest {
  private static final int WAIT_MILLIS = 2000;

  private final TestServing serving = new TestServing();
  private final Sql sql = TestDatabase.sql();

  private void expect(String payload, Runnable change) {
    List<String> heard =
        sql.on(connection -> {
          connection.createStatement().execute("listen pulp_serving");
          change.run();
          PGNotification[] all =
              connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
          connection.createStatement().execute("unlisten pulp_serving");
          return Arrays.stream(all).map(PGNotification::getParameter).toList();
        });
    assertThat(heard).contains(payload);
  }

  @Test
  void aDistributionTellsOfItself() {
    UUID id = serving.distribution("test.bare", "a");
    expect("d:" + id, () -> serving.set(id, "hidden", true));
    UUID repository = serving.repository();
    serving.set(id, "repository_id", repository);
    expect(
        "d:" + id, () -> sql.update("delete from core_repository where pulp_id = ?", repository));
    expect("d:" + id, () -> sql.update("delete from core_distribution where pulp_id = ?", id));
  }

  @Test
  void versionsAndPublicationsTellOfTheirRepository() {
    UUID repository = serving.repository();
    String told = "r:" + repository;
    expect(told, () -> serving.version(repository, 1));
    UUID version = serving.version(repository, 2);
    expect(told, () -> serving.publication(version, true));
    UUID publication = serving.publication(version, true);
    expect(told, () -> sql.update("delete from core_publication where pulp_id = ?", publication));
    expect(
        told, () -> sql.update("delete from core_repository_version where pulp_id = ?", version));
  }
}
