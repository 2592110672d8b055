package pulp.content.app;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import pulp.distribution.serving.Resolution;

/** The page of a directory (§8.1). Its bytes are the wire's; whatever stands in it is escaped. */
final class ListingPage {
  private static final int COLUMN = 100;
  private static final int STEP = 1000;
  private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB", "PB", "EB");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private ListingPage() {}

  static byte[] of(Resolution.Listing listing) {
    String title = escape(listing.title());
    StringBuilder page = new StringBuilder(256 + 200 * listing.entries().size());
    page.append("\n<html>\n<head><title>Index of ").append(title).append("</title></head>\n");
    page.append("<body bgcolor=\"white\">\n<h1>Index of ").append(title).append("</h1>\n<hr><pre>");
    page.append(listing.parent() ? "<a href=\"../\">../</a>\n" : "\n");
    listing.entries().forEach(entry -> line(page, entry));
    page.append("</pre><hr></body>\n</html>");
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder page, Resolution.Entry entry) {
    String name = escape(entry.name());
    page.append("<a href=\"./")
        .append(RawPath.encode(entry.name()))
        .append("\">")
        .append(name)
        .append("</a>");
    page.append(" ".repeat(Math.max(0, COLUMN - name.length())));
    page.append(date(entry.date())).append("  ").append(size(entry.size())).append('\n');
  }

  private static String date(Instant moment) {
    return moment == null ? "" : DATE.format(moment);
  }

  static String size(Long bytes) {
    if (bytes == null) {
      return "";
    }
    if (bytes < STEP) {
      return bytes == 1 ? "1 Byte" : bytes + " Bytes";
    }
    double size = bytes;
    int unit = -1;
    while (size >= STEP && unit < UNITS.size() - 1) {
      size /= STEP;
      unit++;
    }
    return new BigDecimal(size).setScale(1, RoundingMode.HALF_EVEN) + " " + UNITS.get(unit);
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&#34;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
