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

/** Reads {@link Settings} from named texts and gathers everything that is wrong with them. */
public final class SettingsReader {
  private static final Set<String> KNOWN_CHECKSUMS =
      Set.of("md5", "sha1", "sha224", "sha256", "sha384", "sha512");
  private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#\\s]+/?");

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
    Settings settings =
        new Settings(
            roles(),
            path("PULP_DATA_DIR", "pulp-data"),
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
    if (!wrong.isEmpty()) {
      throw new IllegalStateException("Wrong settings:\n  " + String.join("\n  ", wrong));
    }
    return settings;
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(source.apply(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private Set<Role> roles() {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : words("PULP_ROLES", "api,content,worker")) {
      try {
        roles.add(Role.valueOf(word.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        wrong.add("PULP_ROLES: '" + word + "' is no role; known are api, content, worker.");
      }
    }
    return roles;
  }

  private Path path(String name, String otherwise) {
    String value = text(name).orElse(otherwise);
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
      Path path = Path.of(word);
      if (path.isAbsolute()) {
        paths.add(path.normalize());
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
    if (value.startsWith("[") && value.endsWith("]")) {
      value = value.substring(1, value.length() - 1).replace("\"", "").replace("'", "");
    }
    return Arrays.stream(value.split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
