package pulp.distribution.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import pulp.repository.ServingChanged;
import pulp.sql.Sql;
import pulp.sql.TestDatabase;

class RoutingTest {
  private final TestServing serving = new TestServing();
  private final Routing routing = serving.routing;
  private final Sql sql = TestDatabase.sql();

  private boolean isFound(String path) {
    return routing.match(serving.domain, path).isPresent();
  }

  @Test
  void aChangeIsSeenOnceItWasToldAndNotBefore() {
    UUID id = serving.distribution("test.bare", "a");
    assertThat(isFound("a")).isTrue();
    serving.set(id, "base_path", "b");
    assertThat(isFound("b")).isFalse();
    routing.changed(ServingChanged.distribution(id));
    assertThat(isFound("b")).isTrue();
    assertThat(isFound("a")).isFalse();
    sql.update("delete from core_distribution where pulp_id = ?", id);
    routing.heard("d:" + id);
    assertThat(isFound("b")).isFalse();
  }

  @Test
  void twoDistributionsMayChangePlaces() {
    UUID one = serving.distribution("test.bare", "one");
    UUID two = serving.distribution("test.bare", "two");
    assertThat(isFound("one")).isTrue();
    serving.set(one, "base_path", "three");
    serving.set(two, "base_path", "one");
    serving.set(one, "base_path", "two");
    routing.heard("d:" + one);
    routing.heard("d:" + two);
    assertThat(routing.match(serving.domain, "one").orElseThrow().served().id()).isEqualTo(two);
    assertThat(routing.match(serving.domain, "two").orElseThrow().served().id()).isEqualTo(one);
  }

  @Test
  void aNewVersionOfARepositoryConcernsAllThatServeFromIt() {
    UUID repository = serving.repository();
    UUID version = serving.version(repository, 1);
    UUID latest = serving.distribution("test.bare", "latest");
    serving.set(latest, "repository_id", repository);
    UUID pinned = serving.distribution("test.publishing", "pinned");
    serving.set(pinned, "repository_version_id", version);
    long before = routing.served(latest).orElseThrow().generation();
    assertThat(routing.served(pinned).orElseThrow().current()).isNull();
    serving.version(repository, 2);
    serving.publication(version, true);
    routing.changed(ServingChanged.repository(repository));
    assertThat(routing.served(latest).orElseThrow().current().number()).isEqualTo(2);
    assertThat(routing.served(latest).orElseThrow().generation()).isGreaterThan(before);
    assertThat(routing.served(pinned).orElseThrow().current().publication()).isNotNull();
  }

  @Test
  void anIncompletePublicationOrVersionIsNeverServed() {
    UUID repository = serving.repository();
    UUID version = serving.version(repository, 1);
    UUID publication = serving.publication(version, true);
    sql.update("update core_publication set complete = false where pulp_id = ?", publication);
    sql.update("update core_repository_version set complete = false where pulp_id = ?", version);
    UUID publishing = serving.distribution("test.publishing", "p");
    serving.set(publishing, "publication_id", publication);
    UUID bare = serving.distribution("test.bare", "b");
    serving.set(bare, "repository_id", repository);
    assertThat(routing.served(publishing).orElseThrow().current()).isNull();
    assertThat(routing.served(bare).orElseThrow().current()).isNull();
  }
}
