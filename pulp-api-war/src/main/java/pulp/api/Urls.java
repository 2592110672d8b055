package pulp.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pulp.web.QueryString;

/**
 * Reads URLs as they were sent: the servers lose {@code +}, {@code ;} and double slashes when they
 * decode.
 */
final class Urls {
  private Urls() {}

  /** A path with its escapes resolved; empty when it holds a broken one. */
  static Optional<String> decode(String raw) {
    if (raw.indexOf('%') < 0) {
      return Optional.of(raw);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    byte[] sent = raw.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < sent.length; i++) {
      if (sent[i] != '%') {
        bytes.write(sent[i]);
      } else if (i + 2 < sent.length && digit(sent[i + 1]) >= 0 && digit(sent[i + 2]) >= 0) {
        bytes.write(digit(sent[i + 1]) * 16 + digit(sent[i + 2]));
        i += 2;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(bytes.toString(StandardCharsets.UTF_8));
  }

  private static int digit(byte letter) {
    return Character.digit(letter, 16);
  }

  /** Query parameters in the order sent; what holds a broken escape stays as it is. */
  static Map<String, List<String>> query(String raw) {
    return QueryString.read(raw, text -> decode(text).orElse(text));
  }
}
