package pulp.field;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Optional;

/** Points in time as clients write and read them. */
public final class Moments {
  private static final DateTimeFormatter FRACTION =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter WHOLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter LENIENT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .appendPattern("HH:mm[:ss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .appendPattern("[XXX][XX][X]")
          .toFormatter();

  private Moments() {}

  /** UTC with six digits of fraction, or none when the microseconds are zero. */
  public static String text(Instant moment) {
    return moment.get(ChronoField.MICRO_OF_SECOND) == 0
        ? WHOLE.format(moment)
        : FRACTION.format(moment);
  }

  /** ISO 8601, date or date and time, with a T or a space; without an offset it is UTC. */
  public static Optional<Instant> parse(String text) {
    String normal = text.strip().replace(' ', 'T');
    try {
      if (normal.indexOf('T') < 0) {
        return Optional.of(LocalDate.parse(normal).atStartOfDay(ZoneOffset.UTC).toInstant());
      }
      return Optional.of(
          switch (LENIENT.parseBest(normal, OffsetDateTime::from, LocalDateTime::from)) {
            case OffsetDateTime there -> there.toInstant();
            case LocalDateTime here -> here.toInstant(ZoneOffset.UTC);
            default -> throw new DateTimeParseException("neither", normal, 0);
          });
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
