package pulp.launcher;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the files of a directory through the whole of Pulp over its API: a remote over them, synced
 * into a repository, published, distributed, and each fetched back and compared. Run again it finds
 * what it made and goes on from there.
 */
public final class Demo {
  private static final String NAME = "demo";

  private final Api api;
  private final DemoFiles files;

  private Demo(Api api, DemoFiles files) {
    this.api = api;
    this.files = files;
  }

  /** Takes the root of the API, the clone, and optionally the directory. */
  public static void main(String[] arguments) {
    try {
      Path data = Path.of(LaunchSettings.fromSystem("PULP_DATA_DIR"));
      Path clone = Path.of(arguments[1]);
      String password = password(data);
      DemoFiles files = new DemoFiles(data.resolve(NAME));
      if (arguments.length > 2) {
        files.add(Path.of(arguments[2]), "**");
      } else {
        files.add(
            clone, "{*/target/*.jar,pulp-plugins/*/target/*.jar,*/target/*.ear,docs/**,*.md}");
      }
      new Demo(new Api(arguments[0], "admin", password), files).run();
      System.out.printf(
          "%nThe server goes on: %s, user admin, password %s%n", arguments[0], password);
    } catch (Refusal refusal) {
      System.err.println("pulp: " + refusal.getMessage());
      System.exit(1);
    } catch (IOException failure) {
      System.err.println("pulp: " + failure);
      System.exit(1);
    }
  }

  private static String password(Path data) throws IOException {
    Path generated = data.resolve(Main.PASSWORD);
    if (Files.isReadable(generated)) {
      return Files.readString(generated).strip();
    }
    String given = LaunchSettings.fromSystem("PULP_ADMIN_PASSWORD");
    if (given == null || given.isBlank()) {
      throw new Refusal("Give the password of the user admin by PULP_ADMIN_PASSWORD.");
    }
    return given.strip();
  }

  private void run() throws IOException {
    Path manifest = files.writeManifest();
    System.out.printf("%d files, %d KB, in %s%n", files.count(), files.bytes() / 1024, manifest);
    if (!files.leftOut().isEmpty()) {
      System.out.printf(
          "Left out, for a name with white space or one of , ? # \\, or as it cannot be read: %s%n",
          shortened(files.leftOut()));
    }
    System.out.println();
    requireRoles();
    String repository = have("repositories/file/file/", Json.createObjectBuilder());
    String remote =
        have(
            "remotes/file/file/",
            Json.createObjectBuilder()
                .add("url", "file://" + manifest) // as it stands: Pulp decodes nothing there
                .add("policy", "immediate"));
    api.await(
        "sync",
        api.post(repository + "sync/", Json.createObjectBuilder().add("remote", remote).build()));

    String version = api.get("read", repository).getString("latest_version_href");
    String publication = publication(version);
    String distribution =
        have(
            "distributions/file/file/",
            Json.createObjectBuilder().add("base_path", NAME).add("publication", publication));
    fetch(api.get("read", distribution).getString("base_url"));
  }

  private static String shortened(List<String> names) {
    int shown = Math.min(5, names.size());
    String more = names.size() > shown ? " and " + (names.size() - shown) + " more" : "";
    return String.join("; ", names.subList(0, shown)) + more;
  }

  /** Tasks would wait for ever without a worker. */
  private void requireRoles() throws IOException {
    JsonObject status = api.get("status", "status/");
    for (String online : List.of("online_workers", "online_content_apps")) {
      if (status.getJsonArray(online).isEmpty()) {
        throw new Refusal(
            "The demo needs the roles api, content and worker; there are no " + online + ".");
      }
    }
  }

  /** The href of the object named demo, made or brought to these values. */
  private String have(String endpoint, JsonObjectBuilder values) throws IOException {
    JsonObject wanted = values.build();
    Optional<JsonObject> found = api.first(endpoint + "?name=" + NAME);
    if (found.isPresent()) {
      String href = found.get().getString("pulp_href");
      if (!wanted.isEmpty()) {
        api.await("update", api.patch(href, wanted));
      }
      return href;
    }
    JsonObject answer =
        api.post(endpoint, Json.createObjectBuilder(wanted).add("name", NAME).build());
    if (answer.containsKey("pulp_href")) {
      return answer.getString("pulp_href");
    }
    return created(api.await("create", answer), endpoint);
  }

  private String publication(String version) throws IOException {
    String endpoint = "publications/file/file/";
    Optional<JsonObject> found = api.first(endpoint + "?repository_version=" + version);
    if (found.isPresent()) {
      return found.get().getString("pulp_href");
    }
    JsonObject wanted = Json.createObjectBuilder().add("repository_version", version).build();
    return created(api.await("publish", api.post(endpoint, wanted)), endpoint);
  }

  private static String created(JsonObject task, String endpoint) {
    return task.getJsonArray("created_resources").stream()
        .map(value -> ((JsonString) value).getString())
        .filter(href -> href.contains(endpoint))
        .findFirst()
        .orElseThrow(() -> new Refusal("The task made no " + endpoint + ": " + task));
  }

  private void fetch(String baseUrl) throws IOException {
    long begin = System.nanoTime();
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, String> file : files.digests().entrySet()) {
      URI url = api.resolve(baseUrl + DemoFiles.encode(file.getKey()));
      HttpResponse<InputStream> answer = api.fetch(url);
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200 || !DemoFiles.sha256(body).equals(file.getValue())) {
          wrong.add(answer.statusCode() + " " + url);
        }
      }
    }
    Api.say("fetch", files.count() + " files below " + api.resolve(baseUrl), begin);
    if (!wrong.isEmpty()) {
      throw new Refusal("Not what was published: " + wrong);
    }
    System.out.printf(
        "%nAll %d files came back with the SHA-256 they went in with.%n", files.count());
  }
}
