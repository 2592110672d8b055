package pulp.api.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path that names the format of the answer in place of its last slash, {@code tasks.json}
 * (specification 01 §1.3).
 *
 * @param path without it
 * @param format as {@code ?format=} has it
 */
record FormatSuffix(String path, String format) {
  private static final Pattern SUFFIXED = Pattern.compile("(.+)\\.([a-z0-9]+)/?");

  static Optional<FormatSuffix> of(String path) {
    Matcher parts = SUFFIXED.matcher(path);
    return parts.matches()
        ? Optional.of(new FormatSuffix(parts.group(1) + "/", parts.group(2)))
        : Optional.empty();
  }
}
