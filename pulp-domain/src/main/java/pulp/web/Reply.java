package pulp.web;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param headers by name, in order
 * @param body null for none
 */
public record Reply(int status, Map<String, String> headers, Body body) {
  /** Bytes that are written when the head has been sent. */
  @FunctionalInterface
  public interface Body {
    /** Writes all of them; does not close the stream. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** The one media type of the API; clients compare it as a text, so no charset may follow. */
  public static final String JSON = "application/json";

  /** A JSON answer. */
  public static Reply json(int status, JsonValue value) {
    return bytes(status, JSON, value.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes that are at hand. */
  public static Reply bytes(int status, String type, byte[] bytes) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", type);
    headers.put("Content-Length", Integer.toString(bytes.length));
    return new Reply(status, headers, out -> out.write(bytes));
  }

  /** Text of a media type that carries its charset. */
  public static Reply text(int status, String type, String text) {
    return bytes(status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  /** An answer without a body. */
  public static Reply empty(int status) {
    return new Reply(status, new LinkedHashMap<>(), null);
  }

  /** The same answer with one more header. */
  public Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body);
  }
}
