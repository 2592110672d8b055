package pulp.tests.client;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An HTTP answer whose body has been read. */
public final class Answer {
  private final String request;
  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;

  Answer(HttpResponse<byte[]> response) {
    this.request = response.request().method() + " " + response.request().uri();
    this.status = response.statusCode();
    this.headers = response.headers();
    this.body = response.body();
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The headers. */
  public HttpHeaders headers() {
    return headers;
  }

  /** The bytes of the body. */
  public byte[] body() {
    return body;
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as any JSON value. */
  public JsonValue value() {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
      return reader.readValue();
    } catch (RuntimeException e) {
      throw new AssertionError(this + " is no JSON", e);
    }
  }

  /** The body as a JSON object. */
  public JsonObject json() {
    return value().asJsonObject();
  }

  /** The results of a list. */
  public List<JsonObject> results() {
    JsonArray results = json().getJsonArray("results");
    return results.getValuesAs(JsonObject.class);
  }

  /** A header; null when it is not there. */
  public String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  /** The same answer, if it has the status; else an error that shows all of it. */
  public Answer expect(int wanted) {
    if (status != wanted) {
      throw new AssertionError("Wanted " + wanted + " but got " + this);
    }
    return this;
  }

  @Override
  public String toString() {
    String text = text();
    return request + " → " + status + " " + text.substring(0, Math.min(text.length(), 2000));
  }
}
