package pulp.api;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** Query parameters in the order sent. */
  static Map<String, List<String>> query(String raw) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (raw == null) {
      return parameters;
    }
    for (String pair : raw.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.computeIfAbsent(plain(name), any -> new ArrayList<>()).add(plain(value));
      }
    }
    return parameters;
  }

  private static String plain(String encoded) {
    return decode(encoded.replace('+', ' ')).orElse(encoded);
  }

  /** A query string. */
  static String encode(Map<String, List<String>> parameters) {
    List<String> pairs = new ArrayList<>();
    parameters.forEach(
        (name, values) -> values.forEach(value -> pairs.add(escape(name) + "=" + escape(value))));
    return String.join("&", pairs);
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
