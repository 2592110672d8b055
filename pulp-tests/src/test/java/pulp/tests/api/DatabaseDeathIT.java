package pulp.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pulp.tests.client.Answer;
import pulp.tests.client.Body;
import pulp.tests.client.Names;
import pulp.tests.client.Pulp;
import pulp.tests.server.MicroServer;
import pulp.tests.server.Postmaster;
import pulp.tests.upstream.Faults;
import pulp.tests.upstream.Files;
import pulp.tests.upstream.Upstream;

/** The PostgreSQL inside dies alone, and the server lives. */
class DatabaseDeathIT {
  private static final Duration BACK = Duration.ofSeconds(20);
  private static final Duration GIVEN_UP = Duration.ofSeconds(90);

  @Test
  void itIsStartedAgainAndWhenThatFailsForGoodTheServerEnds() throws Exception {
    try (MicroServer server = MicroServer.embedded("database-death");
        Upstream upstream = Upstream.start()) {
      server.start();
      Pulp pulp = server.pulp();
      CountDownLatch back = new CountDownLatch(1);
      upstream.put("", Files.random(20, 1000, 1));
      upstream.fault("PULP_MANIFEST", Faults.until(back));
      String remote = create(pulp, "remotes", "url", upstream.url("PULP_MANIFEST"));
      String repository = create(pulp, "repositories", "remote", remote);
      Answer running = pulp.post(repository + "sync/", Body.of()).expect(202);
      Answer waiting = pulp.post(repository + "sync/", Body.of()).expect(202);

      Postmaster.of(server).kill();
      awaitAnswer(pulp, repository);
      back.countDown();
      pulp.await(running.json().getString("task"));
      pulp.done(waiting);
      create(pulp, "repositories", "remote", remote);

      assertThat(program(server).toFile().delete()).isTrue();
      Postmaster.of(server).kill();
      assertThat(server.awaitEnd(GIVEN_UP)).isEqualTo(1);
    }
  }

  private static String create(Pulp pulp, String what, String field, String value) {
    return pulp.create(what + "/file/file/", "name", Names.unique("n"), field, value)
        .getString("pulp_href");
  }

  private static void awaitAnswer(Pulp pulp, String href) throws InterruptedException {
    await(pulp, href, 503);
    await(pulp, href, 200);
  }

  private static void await(Pulp pulp, String href, int wanted) throws InterruptedException {
    long end = System.nanoTime() + BACK.toNanos();
    int status = pulp.get(href).status();
    while (status != wanted) {
      assertThat(status).isIn(200, 503);
      assertThat(System.nanoTime()).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
      status = pulp.get(href).status();
    }
  }

  private static Path program(MicroServer server) throws IOException {
    try (Stream<Path> all = java.nio.file.Files.walk(server.dataDir().resolve("runtime"))) {
      return all.filter(file -> file.endsWith("postgresql/bin/postgres")).findFirst().orElseThrow();
    }
  }
}
