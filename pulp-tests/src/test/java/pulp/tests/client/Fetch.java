package pulp.tests.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import pulp.tests.upstream.Digests;

/** Downloads as curl does: no login, no redirects. */
public final class Fetch {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private Fetch() {}

  /** GET; headers are names and values in turn. */
  public static Answer get(String url, String... headers) {
    return send(request(url, headers).GET().build());
  }

  /** HEAD; headers are names and values in turn. */
  public static Answer head(String url, String... headers) {
    return send(request(url, headers).method("HEAD", HttpRequest.BodyPublishers.noBody()).build());
  }

  /** The SHA-256 of what a URL answers with 200, never held in memory. */
  public static String digest(String url) {
    try {
      var response = HTTP.send(request(url).GET().build(), BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw new AssertionError(url + " → " + response.statusCode());
        }
        return Digests.sha256(body);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpRequest.Builder request(String url, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofMinutes(3));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private static Answer send(HttpRequest request) {
    try {
      var response = HTTP.send(request, BodyHandlers.ofByteArray());
      return new Answer(response);
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
