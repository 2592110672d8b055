package pulp.content.app;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Range header. Clients were brought up by a server that answers 416 to whatever is not one
 * range of bytes, several ranges included, so that is what they get (specification, content-serving
 * application, §9.3).
 */
final class Ranges {
  private static final Pattern ONE =
      Pattern.compile("bytes=(\\d*)-(\\d*)", Pattern.CASE_INSENSITIVE);
  private static final int MOST_DIGITS = 18;

  private Ranges() {}

  /** What a header asks for. */
  sealed interface Asked {}

  /** Everything: there is no such header. */
  record Everything() implements Asked {}

  /** No single range of bytes. */
  record Malformed() implements Asked {}

  /** From a byte to the end, or to another, which is the last one wanted. */
  record From(long first, long last) implements Asked {}

  /** So many bytes at the end. */
  record Last(long count) implements Asked {}

  /** Bytes of a file of known size: the first and the last. */
  record Part(long first, long last) {
    long length() {
      return last - first + 1;
    }
  }

  /** Reads the header; null for none. */
  static Asked read(String header) {
    if (header == null) {
      return new Everything();
    }
    Matcher parts = ONE.matcher(header.strip());
    if (!parts.matches()) {
      return new Malformed();
    }
    String first = parts.group(1);
    String last = parts.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? new Malformed() : new Last(number(last));
    }
    long from = number(first);
    long to = last.isEmpty() ? Long.MAX_VALUE : number(last);
    return from > to ? new Malformed() : new From(from, to);
  }

  /** The bytes of a file of this size; null when it has none of them. */
  static Part of(Asked asked, long size) {
    return switch (asked) {
      case From from ->
          from.first() >= size ? null : new Part(from.first(), Math.min(from.last(), size - 1));
      case Last last -> size == 0 ? null : new Part(start(last.count(), size), size - 1);
      default -> new Part(0, size - 1);
    };
  }

  /** The last no bytes are, for the original and its clients, all of them. */
  private static long start(long count, long size) {
    return count == 0 ? 0 : Math.max(0, size - count);
  }

  /** A number of more digits than any file has bytes is the largest of all. */
  private static long number(String digits) {
    String plain = digits.replaceFirst("^0+(?=\\d)", "");
    return plain.length() > MOST_DIGITS ? Long.MAX_VALUE - 1 : Long.parseLong(plain);
  }
}
