package pulp.api.body;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import pulp.problem.Problem;

/** Reads {@code a=b&c=d}. */
final class UrlEncodedBody {
  private UrlEncodedBody() {}

  static Map<String, Object> read(InputStream body, Charset charset) throws IOException {
    FormValues values = new FormValues();
    byte[] bytes = body.readNBytes((int) values.room() + 1);
    if (bytes.length > values.room()) {
      throw new Problem.Malformed("The form is longer than 2.5 MiB.");
    }
    for (String pair : new String(bytes, StandardCharsets.ISO_8859_1).split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] sides = pair.split("=", 2);
        values.add(
            decoded(sides[0], charset), sides.length == 2 ? decoded(sides[1], charset) : "", 0);
      }
    }
    return values.inputs();
  }

  private static String decoded(String text, Charset charset) {
    try {
      return URLDecoder.decode(
          new String(text.getBytes(StandardCharsets.ISO_8859_1), charset), charset);
    } catch (IllegalArgumentException e) {
      return text; // a percent sign that encodes nothing stands for itself
    }
  }
}
