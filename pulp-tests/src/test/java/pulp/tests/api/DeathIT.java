package pulp.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pulp.tests.client.Answer;
import pulp.tests.client.Body;
import pulp.tests.client.Form;
import pulp.tests.client.Names;
import pulp.tests.client.Pulp;
import pulp.tests.server.Invariants;
import pulp.tests.server.MicroServer;
import pulp.tests.upstream.Faults;
import pulp.tests.upstream.Files;
import pulp.tests.upstream.Upstream;

/** A server that is killed in the middle of its work comes back, and nothing is broken. */
class DeathIT {
  private static MicroServer server;

  @BeforeAll
  static void start() {
    server = MicroServer.external("death").with("PULP_WORKER_TTL", "10");
    server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void killedDuringASyncItIsUsableAgain() throws Exception {
    Pulp pulp = server.pulp();
    try (Upstream upstream = Upstream.start()) {
      Files files = Files.random(60, 20_000, 1);
      upstream.put("", files);
      files.all().keySet().stream()
          .skip(20)
          .forEach(path -> upstream.fault(path, Faults.drips(Duration.ofMillis(50))));
      JsonObject remote =
          pulp.create(
              "remotes/file/file/",
              "name",
              Names.unique("r"),
              "url",
              upstream.url("PULP_MANIFEST"));
      JsonObject repository =
          pulp.create(
              "repositories/file/file/",
              "name",
              Names.unique("r"),
              "remote",
              remote.getString("pulp_href"));
      String sync = repository.getString("pulp_href") + "sync/";
      String task = pulp.post(sync, Body.of()).expect(202).json().getString("task");
      waitFor(() -> upstream.count() > 8);

      server.kill();
      files.all().keySet().forEach(upstream::heal);
      server.start();

      assertThat(pulp.await(task).getString("state")).isIn("failed", "completed", "canceled");
      assertThat(Invariants.broken(server)).isEmpty();
      pulp.done(pulp.post(sync, Body.of("optimize", false)));
      JsonObject version =
          pulp.get(
                  pulp.get(repository.getString("pulp_href"))
                      .json()
                      .getString("latest_version_href"))
              .json();
      assertThat(
              version
                  .getJsonObject("content_summary")
                  .getJsonObject("present")
                  .getJsonObject("file.file")
                  .getInt("count"))
          .isEqualTo(60);
      assertThat(Invariants.broken(server)).isEmpty();
    }
  }

  @Test
  void killedDuringUploadsItKeepsWhatItAcknowledged() throws Exception {
    Pulp pulp = server.pulp();
    AtomicInteger acknowledged = new AtomicInteger();
    Callable<List<String>> uploads =
        () -> {
          List<String> kept = new java.util.ArrayList<>();
          try {
            while (true) {
              byte[] bytes =
                  Names.unique("u").repeat(5_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
              Answer answer = pulp.upload("artifacts/", new Form().file("file", bytes));
              if (answer.status() == 201) {
                kept.add(answer.json().getString("pulp_href"));
                acknowledged.incrementAndGet();
              }
            }
          } catch (UncheckedIOException killed) {
            return kept;
          }
        };
    Callable<List<String>> kill =
        () -> {
          waitFor(() -> acknowledged.get() > 20);
          server.kill();
          return List.of();
        };
    List<List<String>> kept = Together.run(List.of(uploads, uploads, uploads, kill));
    server.start();
    assertThat(kept.stream().flatMap(List::stream))
        .isNotEmpty()
        .allSatisfy(href -> pulp.get(href).expect(200));
    assertThat(Invariants.broken(server)).isEmpty();
  }

  private static void waitFor(java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
