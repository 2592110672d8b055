package pulp.tests.client;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Talks to a Pulp as a client does. Paths are hrefs, or what follows {@code /pulp/api/v3/}. */
public final class Pulp {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Set<String> UNFINISHED = Set.of("waiting", "running", "canceling");

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI address;
  private final String login;

  /** Takes scheme, host and port, and who asks. */
  public Pulp(URI address, String user, String password) {
    this.address = address;
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    this.login = "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** The full URL of a path. */
  public URI url(String path) {
    return URI.create(address + (path.startsWith("/") ? path : "/pulp/api/v3/" + path));
  }

  /** GET. */
  public Answer get(String path) {
    return send(request(path).GET());
  }

  /** POST of JSON. */
  public Answer post(String path, JsonValue body) {
    return send(json(request(path), "POST", body.toString()));
  }

  /** PATCH of JSON. */
  public Answer patch(String path, JsonValue body) {
    return send(json(request(path), "PATCH", body.toString()));
  }

  /** PUT of JSON. */
  public Answer put(String path, JsonValue body) {
    return send(json(request(path), "PUT", body.toString()));
  }

  /** DELETE. */
  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /** POST of a form. */
  public Answer upload(String path, Form form) {
    return send(request(path).header("Content-Type", form.type()).POST(form.body()));
  }

  /** PUT of a form, with the range that the file in it has in a whole. */
  public Answer chunk(String path, Form form, String range) {
    return send(
        request(path)
            .header("Content-Type", form.type())
            .header("Content-Range", range)
            .PUT(form.body()));
  }

  /** A request that is logged in and still lacks method and body. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url(path)).timeout(PATIENCE).header("Authorization", login);
  }

  /** Sends what is not like the others. */
  public Answer send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      return new Answer(response);
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A body of JSON, or of what claims to be. */
  public static HttpRequest.Builder json(HttpRequest.Builder request, String method, String text) {
    BodyPublisher body = BodyPublishers.ofString(text);
    return request.header("Content-Type", "application/json").method(method, body);
  }

  /** Creates a resource and returns it, whether it is made at once or by a task. */
  public JsonObject create(String collection, Object... pairs) {
    Answer answer = post(collection, Body.of(pairs));
    if (answer.status() == 201) {
      return answer.json();
    }
    JsonObject task = done(answer);
    return get(task.getJsonArray("created_resources").getString(0)).expect(200).json();
  }

  /** Waits for the task of a 202 answer; fails unless it completes. Returns the task. */
  public JsonObject done(Answer accepted) {
    return state(accepted, "completed");
  }

  /** Waits for the task of a 202 answer, which shall fail; returns the description of its error. */
  public String failed(Answer accepted) {
    return state(accepted, "failed").getJsonObject("error").getString("description");
  }

  private JsonObject state(Answer accepted, String wanted) {
    JsonObject task = await(accepted.expect(202).json().getString("task"));
    if (!task.getString("state").equals(wanted)) {
      throw new AssertionError("Not " + wanted + ": " + task);
    }
    return task;
  }

  /** Waits until a task has ended; returns it. */
  public JsonObject await(String task) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonObject now = get(task).expect(200).json();
    while (UNFINISHED.contains(now.getString("state"))) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Still not ended: " + now);
      }
      pause();
      now = get(task).expect(200).json();
    }
    return now;
  }

  /** The hrefs that a task has created. */
  public static List<String> created(JsonObject task) {
    return task.getJsonArray("created_resources").getValuesAs(JsonString::getString);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
