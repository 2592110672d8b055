package pulp.distribution.serving;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Publications addressed by time (§7.3). A time covers its whole second. */
final class Checkpoints {
  private static final Pattern PATH = Pattern.compile("(\\d{8}T\\d{6}Z)/(.*)", Pattern.DOTALL);
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
          .withResolverStyle(ResolverStyle.STRICT)
          .withZone(ZoneOffset.UTC);

  private final List<Source> oldestFirst;
  private final Clock clock;

  Checkpoints(List<Source> oldestFirst, Clock clock) {
    this.oldestFirst = oldestFirst;
    this.clock = clock;
  }

  /**
   * A path taken apart.
   *
   * @param stamp the time of the publication, as it is written in paths
   * @param asked the time that the client wrote
   * @param rest what follows the time and its slash
   */
  record Hit(Source source, String stamp, String asked, String rest) {}

  /** One line for each second in which there was a checkpoint. */
  List<Resolution.Entry> entries() {
    Map<String, Instant> dates = new TreeMap<>();
    oldestFirst.forEach(source -> dates.put(stamp(source) + "/", source.created()));
    return dates.entrySet().stream()
        .map(line -> new Resolution.Entry(line.getKey(), line.getValue(), null))
        .toList();
  }

  /** The newest checkpoint that is not younger than the time that the path begins with. */
  Optional<Hit> at(String path) {
    Matcher parts = PATH.matcher(path);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String asked = parts.group(1);
    return moment(asked)
        .filter(moment -> !isFuture(moment))
        .flatMap(this::newestUntil)
        .map(source -> new Hit(source, stamp(source), asked, parts.group(2)));
  }

  /** The clock of the database may be ahead of ours: what it made exists. */
  private boolean isFuture(Instant moment) {
    boolean made = !oldestFirst.isEmpty() && !moment.isAfter(oldestFirst.getLast().created());
    return !made && moment.isAfter(clock.instant());
  }

  private Optional<Source> newestUntil(Instant second) {
    Instant end = second.plus(1, ChronoUnit.SECONDS);
    return oldestFirst.reversed().stream()
        .filter(source -> source.created().isBefore(end))
        .findFirst();
  }

  private static Optional<Instant> moment(String stamp) {
    try {
      return Optional.of(FORMAT.parse(stamp, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String stamp(Source source) {
    return FORMAT.format(source.created());
  }
}
