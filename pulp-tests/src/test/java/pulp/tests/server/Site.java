package pulp.tests.server;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import pulp.tests.client.Answer;
import pulp.tests.client.Pulp;

/** Where one server of the tests lives, and its settings. */
final class Site {
  static final Duration START = Duration.ofMinutes(4);

  private final Path folder;
  private final int port = Build.freePort();
  private final String password = UUID.randomUUID().toString();

  Site(String name) {
    this.folder = Build.folder(name);
    try {
      Files.createDirectory(imports());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  Path dataDir() {
    return folder.resolve("data");
  }

  Path imports() {
    return folder.resolve("imports");
  }

  Path log() {
    return folder.resolve("server.log");
  }

  int port() {
    return port;
  }

  String password() {
    return password;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  Map<String, String> settings() {
    return Map.of(
        "PULP_HTTP_ADDRESS", "127.0.0.1",
        "PULP_HTTP_PORT", Integer.toString(port),
        "PULP_DATA_DIR", dataDir().toString(),
        "PULP_ADMIN_PASSWORD", password,
        "PULP_CONTENT_ORIGIN", address().toString(),
        "PULP_WORKERS", "4",
        "PULP_ALLOWED_IMPORT_PATHS", imports().toString());
  }

  /** Whether every role has said that it is there. */
  boolean isReady() {
    try {
      Answer answer = new Pulp(address(), "admin", password).get("/pulp/api/v3/status/");
      return answer.status() == 200 && isComplete(answer.json());
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private static boolean isComplete(JsonObject status) {
    return !status.getJsonArray("online_workers").isEmpty()
        && !status.getJsonArray("online_content_apps").isEmpty();
  }
}
