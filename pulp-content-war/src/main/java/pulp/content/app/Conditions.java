package pulp.content.app;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/**
 * Conditional requests (RFC 9110 §13). The tag is the digest and decides; a date is looked at only
 * where the client sent no tag.
 */
final class Conditions {
  private final Function<String, String> header;
  private final String tag;
  private final Instant modified;

  /**
   * Takes a file's validators.
   *
   * @param header gives a request header by name; null for none
   * @param tag the strong entity tag, in quotes; null if the digest is not known
   * @param modified whole seconds
   */
  Conditions(Function<String, String> header, String tag, Instant modified) {
    this.header = header;
    this.tag = tag;
    this.modified = modified.truncatedTo(ChronoUnit.SECONDS);
  }

  /** What comes of the conditions. */
  enum Outcome {
    /** Send it. */
    GO,
    /** The client has it already: 304. */
    NOT_MODIFIED,
    /** It is not what the client believes it to be: 412. */
    FAILED
  }

  /**
   * Judges If-Match, If-Unmodified-Since, If-None-Match and If-Modified-Since in the order of RFC
   * 9110 §13.2.2.
   */
  Outcome judge() {
    String match = header.apply("If-Match");
    boolean failed =
        match != null
            ? !names(match, false)
            : date("If-Unmodified-Since").filter(modified::isAfter).isPresent();
    if (failed) {
      return Outcome.FAILED;
    }
    String none = header.apply("If-None-Match");
    boolean had =
        none != null
            ? names(none, true)
            : date("If-Modified-Since").filter(date -> !modified.isAfter(date)).isPresent();
    return had ? Outcome.NOT_MODIFIED : Outcome.GO;
  }

  /** Whether a Range header counts: If-Range is absent, or names exactly this file. */
  boolean isRangeWanted() {
    String condition = header.apply("If-Range");
    if (condition == null) {
      return true;
    }
    if (condition.endsWith("\"")) {
      return condition.strip().equals(tag);
    }
    return parsed(condition).filter(modified::equals).isPresent();
  }

  private boolean names(String list, boolean weakly) {
    if (list.strip().equals("*")) {
      return true;
    }
    for (String member : list.split(",", -1)) {
      String candidate = member.strip();
      if (weakly && candidate.startsWith("W/")) {
        candidate = candidate.substring(2);
      }
      if (candidate.equals(tag)) {
        return true;
      }
    }
    return false;
  }

  private Optional<Instant> date(String name) {
    return Optional.ofNullable(header.apply(name)).flatMap(Conditions::parsed);
  }

  private static Optional<Instant> parsed(String text) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A time as HTTP writes it. */
  static String written(Instant moment) {
    return HTTP.format(moment);
  }

  private static final DateTimeFormatter HTTP =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
}
