package pulp.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pulp.tests.client.Fetch;
import pulp.tests.client.Names;
import pulp.tests.server.PulpServer;
import pulp.tests.upstream.Digests;

/** A gigabyte goes in, in chunks, and comes out again. */
class BigUploadCliIT extends CliTest {
  private static final int MEGABYTES = 1024;

  BigUploadCliIT(PulpServer server) {
    super(server);
  }

  @Test
  void aGigabyteGoesInAndComesOut() throws IOException {
    Path file = cli.folder().resolve("big.bin");
    write(file);
    String sha256 = Digests.sha256(file);
    String repository = repository("--autopublish");
    JsonObject unit =
        cli.object(
            "file",
            "content",
            "upload",
            "--file",
            file.toString(),
            "--relative-path",
            "big.bin",
            "--chunk-size",
            "100MB",
            "--repository",
            repository);
    Files.delete(file);
    assertThat(unit.getString("sha256")).isEqualTo(sha256);

    String name = Names.unique("big");
    String url =
        cli.object(
                "file",
                "distribution",
                "create",
                "--name",
                name,
                "--base-path",
                name,
                "--repository",
                repository)
            .getString("base_url");
    assertThat(Fetch.digest(url + "big.bin")).isEqualTo(sha256);
    assertThat(Fetch.get(url + "big.bin", "Range", "bytes=1073741823-").expect(206).body())
        .hasSize(1);

    cli.ok("file", "distribution", "destroy", "--name", name);
    cli.ok("file", "repository", "destroy", "--name", repository);
    cli.ok(
        "orphan",
        "cleanup",
        "--content-hrefs",
        "[\"" + unit.getString("pulp_href") + "\"]",
        "--protection-time",
        "0");
  }

  private static void write(Path file) throws IOException {
    Random random = new Random(1);
    byte[] block = new byte[1024 * 1024];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < MEGABYTES; i++) {
        random.nextBytes(block);
        out.write(block);
      }
    }
  }
}
