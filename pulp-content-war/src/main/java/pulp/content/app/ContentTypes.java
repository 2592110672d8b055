package pulp.content.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Media types by file name. The table is the wire's and depends on no machine. */
final class ContentTypes {
  private static final String UNKNOWN = "application/octet-stream";
  private static final Map<String, String> BY_EXTENSION = table();

  private ContentTypes() {}

  /**
   * The type that the last extension of a path tells; dots at the beginning of a name make none.
   */
  static String of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    boolean named = name.chars().limit(Math.max(dot, 0)).anyMatch(c -> c != '.');
    return named
        ? BY_EXTENSION.getOrDefault(name.substring(dot).toLowerCase(Locale.ROOT), UNKNOWN)
        : UNKNOWN;
  }

  /**
   * Whether a browser would run what is in it: a file of somebody's repository must not act in our
   * name.
   */
  static boolean isActive(String type) {
    return type.equals("text/html")
        || type.endsWith("/xml")
        || type.endsWith("+xml")
        || type.contains("xul");
  }

  private static Map<String, String> table() {
    try (InputStream file = ContentTypes.class.getResourceAsStream("content-types.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      Map<String, String> table = new HashMap<>();
      lines
          .lines()
          .map(line -> line.split(" "))
          .forEach(words -> {
            for (int i = 1; i < words.length; i++) {
              table.put(words[i], words[0]);
            }
          });
      return Map.copyOf(table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
