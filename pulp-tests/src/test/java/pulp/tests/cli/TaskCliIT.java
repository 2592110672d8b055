package pulp.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import pulp.tests.client.Names;
import pulp.tests.server.PulpServer;
import pulp.tests.upstream.Faults;
import pulp.tests.upstream.Files;
import pulp.tests.upstream.Upstream;

/** Tasks as clients see them. */
class TaskCliIT extends CliTest {
  private static final String TASK = "(?s).*(/pulp/api/v3/tasks/[0-9a-f-]+/).*";

  TaskCliIT(PulpServer server) {
    super(server);
  }

  @Test
  void aRunningSyncIsCanceledWithinSeconds() {
    try (Upstream upstream = Upstream.start()) {
      Files files = Files.random(20, 2_000, 3);
      upstream.put("slow/", files);
      files
          .all()
          .keySet()
          .forEach(path -> upstream.fault("slow/" + path, Faults.drips(Duration.ofMillis(100))));
      String repository = repository("--remote", remote(upstream.url("slow/PULP_MANIFEST")));
      Ran started = cli.ok("--background", "file", "repository", "sync", "--name", repository);
      String task = started.err().replaceAll(TASK, "$1");
      assertThat(task).startsWith("/pulp/api/v3/tasks/");

      cli.ok("task", "cancel", "--href", task);
      JsonObject ended = pulp.await(task);
      assertThat(ended.getString("state")).isEqualTo("canceled");
      assertThat(latest(repository)).isZero();
      assertThat(
              cli.list(
                  "task",
                  "list",
                  "--state",
                  "canceled",
                  "--reserved-resource",
                  cli.object("file", "repository", "show", "--name", repository)
                      .getString("pulp_href")))
          .hasSize(1);
    }
  }

  @Test
  void tasksAreListedByNameStateWorkerTimeAndWhatTheyMade() {
    String repository = repository();
    JsonObject unit = upload(sample(20), Names.unique("t"), repository);
    String href = unit.getString("pulp_href");
    List<JsonObject> made = tasks("--created-resource", href);
    assertThat(made).hasSize(1);
    JsonObject task = made.getFirst();
    assertThat(task.isNull("worker")).isTrue();
    assertThat(cli.object("task", "show", "--href", task.getString("pulp_href")))
        .isEqualTo(pulp.get(task.getString("pulp_href")).json());
    String id = task.getString("pulp_href").split("/", -1)[5];
    assertThat(cli.object("task", "show", "--uuid", id))
        .isEqualTo(cli.object("task", "show", "--href", task.getString("prn")));
    assertThat(tasks("--cid", task.getString("logging_cid"))).isNotEmpty();
    assertThat(
            tasks(
                "--name",
                task.getString("name"),
                "--state",
                "completed",
                "--created-resource",
                href))
        .hasSize(1);
    assertThat(
            tasks(
                "--name-contains",
                "general_create",
                "--state-in",
                "completed",
                "--state-in",
                "failed"))
        .isNotEmpty();
    String started = task.getString("started_at");
    assertThat(
            tasks(
                "--created-resource",
                href,
                "--started-after",
                "2020-01-01",
                "--finished-before",
                "2199-01-01"))
        .hasSize(1);
    assertThat(tasks("--created-resource", href, "--started-before", "2020-01-01")).isEmpty();
    assertThat(started).endsWith("Z");
    cli.ok("task", "summary");
  }

  private List<JsonObject> tasks(String... options) {
    String[] command = Cli.join(options, "task", "list");
    return cli.list(command);
  }

  @Test
  void aFinishedTaskCanBeDestroyedAndNotCanceled() {
    String repository = repository();
    upload(sample(20), Names.unique("t"), repository);
    JsonObject task =
        tasks(
                "--reserved-resource",
                cli.object("file", "repository", "show", "--name", repository)
                    .getString("pulp_href"))
            .getFirst();
    String href = task.getString("pulp_href");
    cli.fails("task", "cancel", "--href", href);
    cli.ok("task", "destroy", "--href", href);
    cli.fails("task", "show", "--href", href);
  }

  @Test
  void aFailedTaskSaysWhy() {
    try (Upstream upstream = Upstream.start()) {
      upstream.put("bad", "no manifest".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      String repository = repository("--remote", remote(upstream.url("bad")));
      assertThat(cli.fails("file", "repository", "sync", "--name", repository))
          .contains("Parsing of the manifest file failed on line:1.");
    }
  }
}
