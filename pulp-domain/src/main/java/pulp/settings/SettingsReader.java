package pulp.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@link Settings} from named texts and gathers everything that is wrong with them. */
public final class SettingsReader {
  private static final Set<String> KNOWN_CHECKSUMS =
      Set.of("md5", "sha1", "sha224", "sha256", "sha384", "sha512");
  private static final List<String> SSL_MODES =
      List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
  private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#\\s]+/?");

  /** An item of an array: in quotes it may hold commas. */
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'|[^\\[\\],\"'\\s]+");

  private final Function<String, String> source;
  private final List<String> wrong = new ArrayList<>();

  /** Takes where a name's text comes from; null for a name that is not set. */
  public SettingsReader(Function<String, String> source) {
    this.source = source;
  }

  /**
   * Reads all of them; throws an {@link IllegalStateException} that names every wrong one, a line
   * each.
   */
  public Settings read() {
    Settings settings = readAll();
    if (!wrong.isEmpty()) {
      throw new IllegalStateException("Wrong settings:\n  " + String.join("\n  ", wrong));
    }
    return settings;
  }

  /**
   * A sentence for each wrong one; a reader of its own for the launcher, before anything starts.
   */
  public List<String> wrong() {
    readAll();
    return List.copyOf(wrong);
  }

  private Settings readAll() {
    database();
    return new Settings(
        roles(),
        path("PULP_DATA_DIR", text("PULP_DATA_DIR").orElse("pulp-data")),
        rooted("PULP_API_ROOT", "/pulp/"),
        rooted("PULP_CONTENT_PATH_PREFIX", "/pulp/content/"),
        origin(),
        (int) number("PULP_WORKERS", 2, 1, 64),
        importPaths(),
        checksums(),
        text("PULP_ADMIN_PASSWORD"),
        number("PULP_ORPHAN_PROTECTION_TIME", 1440, 0, Integer.MAX_VALUE),
        seconds("PULP_API_APP_TTL", 120, 3),
        seconds("PULP_CONTENT_APP_TTL", 30, 3),
        seconds("PULP_WORKER_TTL", 30, 3),
        flag("PULP_TASK_PREFER_DEFER"),
        flag("PULP_HIDE_GUARDED_DISTRIBUTIONS"),
        seconds("PULP_DISTRIBUTED_PUBLICATION_RETENTION_PERIOD", 259_200, 0),
        seconds("PULP_REMOTE_CONTENT_FETCH_FAILURE_COOLDOWN", 300, 0),
        flag("PULP_FORBID_PRIVATE_ADDRESSES"));
  }

  /** Looked at here, used by {@code PulpDataSource}, which the server makes before any bean. */
  private void database() {
    number("PULP_DB_PORT", 5432, 1, 65_535);
    String mode = text("PULP_DB_SSLMODE").orElse("prefer");
    if (!SSL_MODES.contains(mode)) {
      wrong.add("PULP_DB_SSLMODE: '" + mode + "' is none of " + String.join(", ", SSL_MODES) + ".");
    }
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(source.apply(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private Set<Role> roles() {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    List<String> words = words("PULP_ROLES", "api,content,worker");
    if (words.isEmpty()) {
      wrong.add("PULP_ROLES: names no role; known are api, content, worker.");
    }
    for (String word : words) {
      try {
        roles.add(Role.valueOf(word.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        wrong.add("PULP_ROLES: '" + word + "' is no role; known are api, content, worker.");
      }
    }
    return roles;
  }

  private Path path(String name, String value) {
    try {
      return Path.of(value).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      wrong.add(name + ": '" + value + "' is not a path.");
      return Path.of("");
    }
  }

  private String rooted(String name, String otherwise) {
    String value = text(name).orElse(otherwise);
    if (!value.startsWith("/") || !value.endsWith("/")) {
      wrong.add(name + ": must start and end with a '/', currently it is '" + value + "'.");
    }
    return value;
  }

  private Optional<String> origin() {
    Optional<String> value = text("PULP_CONTENT_ORIGIN");
    if (value.isPresent() && !ORIGIN.matcher(value.get()).matches()) {
      wrong.add("PULP_CONTENT_ORIGIN: '" + value.get() + "' is not scheme://host[:port].");
    }
    return value.map(text -> text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }

  private List<Path> importPaths() {
    List<Path> paths = new ArrayList<>();
    for (String word : words("PULP_ALLOWED_IMPORT_PATHS", "")) {
      if (word.startsWith("/")) {
        paths.add(path("PULP_ALLOWED_IMPORT_PATHS", word));
      } else {
        wrong.add("PULP_ALLOWED_IMPORT_PATHS: '" + word + "' is not an absolute path.");
      }
    }
    return List.copyOf(paths);
  }

  private Set<String> checksums() {
    Set<String> names =
        new LinkedHashSet<>(words("PULP_ALLOWED_CONTENT_CHECKSUMS", "sha224,sha256,sha384,sha512"));
    if (!names.contains("sha256")) {
      wrong.add("PULP_ALLOWED_CONTENT_CHECKSUMS: must contain 'sha256'.");
    }
    if (!KNOWN_CHECKSUMS.containsAll(names)) {
      wrong.add(
          "PULP_ALLOWED_CONTENT_CHECKSUMS: may only contain md5, sha1, sha224, sha256, sha384, sha512.");
    }
    return Set.copyOf(names);
  }

  private long number(String name, long otherwise, long least, long most) {
    String value = text(name).orElse(Long.toString(otherwise));
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    wrong.add(name + ": '" + value + "' is not a whole number from " + least + " to " + most + ".");
    return otherwise;
  }

  private Duration seconds(String name, long otherwise, long least) {
    return Duration.ofSeconds(number(name, otherwise, least, Integer.MAX_VALUE));
  }

  private boolean flag(String name) {
    String value = text(name).orElse("false").toLowerCase(Locale.ROOT);
    if (!value.equals("true") && !value.equals("false")) {
      wrong.add(name + ": '" + value + "' is neither true nor false.");
    }
    return value.equals("true");
  }

  /**
   * A comma list; a JSON or TOML array of texts is read too, as the original's environment has it.
   */
  private List<String> words(String name, String otherwise) {
    String value = text(name).orElse(otherwise);
    Stream<String> words =
        value.startsWith("[") && value.endsWith("]")
            ? QUOTED
                .matcher(value)
                .results()
                .map(found -> found.group().replaceAll("^[\"']|[\"']$", ""))
            : Arrays.stream(value.split(","));
    return words.map(String::strip).filter(word -> !word.isEmpty()).toList();
  }
}
