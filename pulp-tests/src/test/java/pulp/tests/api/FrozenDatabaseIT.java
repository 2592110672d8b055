package pulp.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pulp.tests.client.Answer;
import pulp.tests.client.Body;
import pulp.tests.client.Fetch;
import pulp.tests.client.Names;
import pulp.tests.client.Pulp;
import pulp.tests.server.MicroServer;
import pulp.tests.server.Postmaster;
import pulp.tests.upstream.Faults;
import pulp.tests.upstream.Files;
import pulp.tests.upstream.Upstream;

/** A database that keeps its connections and answers nothing: kill -STOP, a cable pulled out. */
class FrozenDatabaseIT {
  private static final Duration MOST = Duration.ofSeconds(31);
  private static final Duration BEYOND_TTL = Duration.ofSeconds(45);
  private static final Duration AT_ONCE = Duration.ofSeconds(3);
  private static final Duration LIVELY = Duration.ofSeconds(15);

  private static MicroServer server;
  private Postmaster postgres;

  /** What a request was answered with, and when. */
  private record Answered(String what, int status, Duration after) {}

  @BeforeAll
  static void start() {
    server = MicroServer.embedded("frozen");
    server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void thaw() {
    if (postgres != null) {
      postgres.thaw();
    }
  }

  @Test
  void requestsAreAnsweredInTimeAndEverythingGoesOnAfterwards() throws Exception {
    Pulp pulp = server.pulp();
    try (Upstream upstream = Upstream.start()) {
      CountDownLatch thawed = new CountDownLatch(1);
      Files files = Files.random(40, 20_000, 1);
      upstream.put("", files);
      files.all().keySet().forEach(path -> upstream.fault(path, Faults.until(thawed)));
      String repository = repositoryOf(pulp, upstream);
      Answer sync = pulp.post(repository + "sync/", Body.of()).expect(202);
      Answer waiting = pulp.post(repository + "sync/", Body.of("optimize", false)).expect(202);
      while (upstream.count() < 9) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      Answer before = pulp.get("repositories/file/file/").expect(200);
      postgres = Postmaster.of(server);

      postgres.freeze();
      long frozen = System.nanoTime();
      List<Answered> answers = Together.run(manyRequests());
      List<Answered> later = Together.run(manyRequests());
      while (since(frozen).compareTo(BEYOND_TTL) < 0) {
        TimeUnit.SECONDS.sleep(1);
      }
      postgres.thaw();
      thawed.countDown();

      assertThat(answers).allSatisfy(FrozenDatabaseIT::isInTime);
      assertThat(later).allSatisfy(FrozenDatabaseIT::isInTime);
      assertThat(later.stream().filter(answer -> answer.after().compareTo(AT_ONCE) < 0).count())
          .as("who does not even wait")
          .isGreaterThan(later.size() / 2);
      awaitAnswer(pulp);
      assertThat(pulp.get("repositories/file/file/").json().getInt("count"))
          .isEqualTo(before.json().getInt("count"));
      assertThat(pulp.await(sync.json().getString("task")).getString("state"))
          .isIn("failed", "completed");
      pulp.done(waiting);
      pulp.create("repositories/file/file/", "name", Names.unique("after"));
      JsonObject status = pulp.get("status/").json();
      assertThat(status.getJsonArray("online_workers")).hasSize(4);
      assertThat(status.getJsonArray("online_content_apps")).hasSize(1);
    }
  }

  private static void isInTime(Answered answer) {
    assertThat(answer.after()).as(answer.what()).isLessThan(MOST);
    assertThat(answer.status())
        .as(answer.what())
        .isIn(
            switch (answer.what()) {
              case "livez", "status" -> List.of(200);
              case "content" -> List.of(503, 404); // 404 is known from memory for a while
              default -> List.of(503);
            });
  }

  private static String repositoryOf(Pulp pulp, Upstream upstream) {
    JsonObject remote =
        pulp.create(
            "remotes/file/file/", "name", Names.unique("r"), "url", upstream.url("PULP_MANIFEST"));
    return pulp.create(
            "repositories/file/file/",
            "name",
            Names.unique("r"),
            "remote",
            remote.getString("pulp_href"))
        .getString("pulp_href");
  }

  /** More than there are threads and connections, of every kind. */
  private static List<Callable<Answered>> manyRequests() {
    List<Callable<Answered>> requests = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      requests.add(() -> timed("list", () -> server.pulp().get("repositories/file/file/")));
    }
    for (int i = 0; i < 10; i++) {
      String name = Names.unique("frozen");
      requests.add(() ->
          timed(
              "create",
              () -> server.pulp().post("repositories/file/file/", Body.of("name", name))));
      requests.add(
          () -> timed("content", () -> Fetch.get(server.address() + "/pulp/content/" + name)));
      requests.add(() -> timed("livez", () -> server.pulp().get("livez/")));
      requests.add(() -> timed("status", () -> server.pulp().get("status/")));
    }
    return requests;
  }

  private static Answered timed(String what, Callable<Answer> request) throws Exception {
    long start = System.nanoTime();
    int status = request.call().status();
    return new Answered(what, status, since(start));
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private static void awaitAnswer(Pulp pulp) throws InterruptedException {
    long start = System.nanoTime();
    while (pulp.get("repositories/file/file/").status() != 200) {
      assertThat(since(start)).isLessThan(LIVELY);
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }
}
