package pulp.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.Test;
import pulp.tests.client.Names;
import pulp.tests.server.PulpServer;

/** Artifacts, and the clean-up of what nobody uses. */
class ArtifactCliIT extends CliTest {
  ArtifactCliIT(PulpServer server) {
    super(server);
  }

  @Test
  void artifactsAreUploadedAtOnceAndInChunksAndTwice() {
    Sample big = sample(2 * 1024 * 1024);
    JsonObject made = cli.object("artifact", "upload", "--file", big.path().toString());
    assertThat(made.getString("sha256")).isEqualTo(big.sha256());
    assertThat(made.getJsonNumber("size").longValue()).isEqualTo(big.size());
    assertThat(made.get("md5")).isEqualTo(JsonValue.NULL);
    assertThat(cli.object("artifact", "upload", "--file", big.path().toString())).isEqualTo(made);

    Sample small = sample(10 * 1024);
    JsonObject chunked =
        cli.object("artifact", "upload", "--file", small.path().toString(), "--chunk-size", "1KB");
    assertThat(chunked.getString("sha256")).isEqualTo(small.sha256());
    assertThat(cli.list("artifact", "list", "--sha256", small.sha256())).hasSize(1);
    assertThat(cli.list("artifact", "list", "--sha512", chunked.getString("sha512"))).hasSize(1);
    assertThat(cli.object("artifact", "show", "--sha256", small.sha256())).isEqualTo(chunked);
  }

  @Test
  void cleanUpTakesOrphansAndLeavesWhatIsUsed() {
    Sample used = sample(100);
    String repository = repository();
    upload(used, "used", repository);
    Sample orphan = sample(100);
    JsonObject unit =
        cli.object(
            "file",
            "content",
            "upload",
            "--file",
            orphan.path().toString(),
            "--relative-path",
            Names.unique("orphan"));

    cli.ok("orphan", "cleanup"); // the orphan is too young
    assertThat(cli.list("file", "content", "list", "--sha256", orphan.sha256())).hasSize(1);
    cli.ok(
        "orphan",
        "cleanup",
        "--content-hrefs",
        "[\"" + unit.getString("pulp_href") + "\"]",
        "--protection-time",
        "0");
    assertThat(cli.list("file", "content", "list", "--sha256", orphan.sha256())).isEmpty();
    assertThat(cli.list("file", "content", "list", "--sha256", used.sha256())).hasSize(1);
    JsonObject task =
        cli.list("task", "list", "--name-contains", "orphan", "--limit", "1").getFirst();
    assertThat(task.getString("state")).isEqualTo("completed");
    assertThat(task.get("result")).isEqualTo(JsonValue.NULL);
  }
}
