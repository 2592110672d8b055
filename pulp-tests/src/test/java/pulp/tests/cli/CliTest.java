package pulp.tests.cli;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import pulp.tests.client.Names;
import pulp.tests.client.Pulp;
import pulp.tests.server.PulpServer;
import pulp.tests.server.SharedServer;
import pulp.tests.upstream.Digests;

/** What tests of the command line have in common: the client, and things to begin with. */
@ExtendWith(SharedServer.class)
abstract class CliTest {
  final PulpServer server;
  final Pulp pulp;
  final Cli cli;

  CliTest(PulpServer server) {
    this.server = server;
    this.pulp = server.pulp();
    this.cli = new Cli(server);
  }

  /** A file of random bytes. */
  record Sample(Path path, String sha256, long size) {}

  Sample sample(int size) {
    byte[] bytes = new byte[size];
    new Random().nextBytes(bytes);
    try {
      Path file = Files.createTempFile(cli.folder(), "sample", ".bin");
      Files.write(file, bytes);
      return new Sample(file, Digests.sha256(bytes), size);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new repository; returns its name. */
  String repository(String... options) {
    return create("repository", "repo", options).getString("name");
  }

  /** A new remote; returns its name. */
  String remote(String url, String... options) {
    return create("remote", "remote", Cli.join(options, "--url", url)).getString("name");
  }

  /** Uploads a file into a repository; returns the unit. */
  JsonObject upload(Sample sample, String path, String repository) {
    return cli.object(
        "file",
        "content",
        "upload",
        "--file",
        sample.path().toString(),
        "--relative-path",
        path,
        "--repository",
        repository);
  }

  /** The number of the latest version of a repository. */
  int latest(String repository) {
    return cli.object("file", "repository", "version", "show", "--repository", repository)
        .getInt("number");
  }

  private JsonObject create(String kind, String word, String... options) {
    String[] command = Cli.join(options, "file", kind, "create", "--name", Names.unique(word));
    return cli.object(command);
  }
}
