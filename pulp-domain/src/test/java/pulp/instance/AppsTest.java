package pulp.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pulp.sql.Ids;
import pulp.sql.TestBeans;
import pulp.sql.TestDatabase;

/** The rows by which instances know each other. */
class AppsTest {
  private final AppQueries queries = new TestBeans().get(AppQueries.class);
  private final UUID id = Ids.next();
  private final String name = "1@" + id;
  private final List<AppQueries.Own> own =
      List.of(
          new AppQueries.Own(id, "api", name, Duration.ofSeconds(120)),
          new AppQueries.Own(Ids.next(), "worker", name + "-1", Duration.ofSeconds(30)));

  private List<Apps.App> online() {
    return queries.online().stream().filter(app -> app.name().startsWith(name)).toList();
  }

  private void age(String seconds) {
    TestDatabase.sql()
        .update(
            "update core_app_status set last_heartbeat = last_heartbeat - ?::interval where name like ?",
            seconds,
            name + "%");
  }

  @Test
  void anInstanceIsOnlineByItsRolesAndSlotsUntilItGoes() {
    queries.register(own, Map.of("core", "3.123.1"));
    assertThat(online())
        .extracting(Apps.App::type, Apps.App::name, Apps.App::versions)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("api", name, Map.of("core", "3.123.1")),
            org.assertj.core.groups.Tuple.tuple("worker", name + "-1", Map.of("core", "3.123.1")));
    queries.unregister(own);
    assertThat(online()).isEmpty();
  }

  @Test
  void whoIsSilentForItsTimeIsNotOnlineUntilTheNextHeartbeat() {
    queries.register(own, Map.of());
    age("60 seconds");
    assertThat(online()).extracting(Apps.App::type).containsExactly("api");
    queries.register(own, Map.of());
    assertThat(online()).hasSize(2);
  }

  @Test
  void aHeartbeatMakesASweptRowAnew() {
    queries.register(own, Map.of());
    queries.unregister(own);
    queries.register(own, Map.of());
    assertThat(online()).hasSize(2);
  }
}
