package pulp.launcher;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Talks to the REST API as any client does, and says what it did. */
final class Api {
  private static final Set<String> FINAL = Set.of("completed", "failed", "canceled", "skipped");
  private static final Duration TASK_LIMIT = Duration.ofMinutes(30);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI root;
  private final String credentials;

  /** Takes where the root of the API is. */
  Api(String address, String user, String password) {
    this.root = URI.create(address);
    this.credentials =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /** An href, or a path below the root of the API, as a whole URL. */
  URI resolve(String path) {
    return root.resolve(path);
  }

  JsonObject get(String what, String path) throws IOException {
    return send(what, "GET", path, HttpRequest.BodyPublishers.noBody());
  }

  JsonObject post(String path, JsonObject body) throws IOException {
    return send("create", "POST", path, HttpRequest.BodyPublishers.ofString(body.toString()));
  }

  JsonObject patch(String path, JsonObject body) throws IOException {
    return send("update", "PATCH", path, HttpRequest.BodyPublishers.ofString(body.toString()));
  }

  /** The first object of a list. */
  Optional<JsonObject> first(String path) throws IOException {
    return get("find", path + "&limit=1").getJsonArray("results").stream()
        .map(JsonValue::asJsonObject)
        .findFirst();
  }

  /** Content, without credentials. */
  HttpResponse<InputStream> fetch(URI url) throws IOException {
    return send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  /** Waits for the task of an answer, if it has one, and returns it; refuses one that failed. */
  JsonObject await(String what, JsonObject answer) throws IOException {
    if (!answer.containsKey("task")) {
      return answer; // nothing was to be changed
    }
    long begin = System.nanoTime();
    String href = answer.getString("task");
    JsonObject task = read("GET", href, HttpRequest.BodyPublishers.noBody());
    while (!FINAL.contains(task.getString("state"))) {
      if (System.nanoTime() - begin > TASK_LIMIT.toNanos()) {
        throw new Refusal("The task " + resolve(href) + " does not end.");
      }
      pause();
      task = read("GET", href, HttpRequest.BodyPublishers.noBody());
    }
    say(what, "task " + resolve(href) + " " + task.getString("state"), begin);
    if (!task.getString("state").equals("completed")) {
      throw new Refusal("The task " + resolve(href) + " says: " + description(task));
    }
    return task;
  }

  private static String description(JsonObject task) {
    return task.get("error") instanceof JsonObject error
        ? error.getString("description", "nothing")
        : "it was " + task.getString("state");
  }

  static void say(String what, String rest, long begin) {
    System.out.printf("%8.3f s  %-7s %s%n", (System.nanoTime() - begin) / 1e9, what, rest);
  }

  private JsonObject send(String what, String method, String path, HttpRequest.BodyPublisher body)
      throws IOException {
    long begin = System.nanoTime();
    JsonObject answer = read(method, path, body);
    say(what, method + " " + resolve(path), begin);
    return answer;
  }

  private JsonObject read(String method, String path, HttpRequest.BodyPublisher body)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(resolve(path))
            .method(method, body)
            .timeout(Duration.ofMinutes(1))
            .header("Authorization", "Basic " + credentials)
            .header("Content-Type", "application/json")
            .build();
    HttpResponse<String> answer = send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() == 401) {
      throw new Refusal(
          "The user admin has another password: PULP_ADMIN_PASSWORD counts at the first start only.");
    }
    if (answer.statusCode() / 100 != 2) {
      throw new Refusal(
          "%s %s answers %d: %s"
              .formatted(method, resolve(path), answer.statusCode(), answer.body()));
    }
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException {
    try {
      return client.send(request, handler);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted.", interrupted);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted.", interrupted);
    }
  }
}
