package pulp.tests.upstream;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends files as a well-behaved server does. */
final class Sending {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

  private Sending() {}

  static void file(HttpExchange exchange, byte[] file) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
    exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
    String range = exchange.getRequestHeaders().getFirst("Range");
    Matcher wanted = RANGE.matcher(range == null ? "" : range);
    if (wanted.matches()) {
      int from = Integer.parseInt(wanted.group(1));
      int last = wanted.group(2).isEmpty() ? file.length - 1 : Integer.parseInt(wanted.group(2));
      int to = Math.min(file.length, last + 1);
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + file.length);
      part(exchange, 206, file, from, to);
    } else {
      part(exchange, 200, file, 0, file.length);
    }
  }

  private static void part(HttpExchange exchange, int status, byte[] file, int from, int to)
      throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(to - from));
    }
    exchange.sendResponseHeaders(status, head || to == from ? -1 : to - from);
    if (!head) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(file, from, to - from);
      }
    }
  }
}
