package pulp.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which files of this machine remotes may read: those below the paths that the operator has named.
 */
final class ImportPaths {
  private static final Pattern NOT_NORMAL = Pattern.compile("//|/\\.{1,2}(/|$)");

  private final List<Path> allowed;

  ImportPaths(List<Path> allowed) {
    this.allowed = allowed;
  }

  /** The path of a {@code file://} URL, as it stands there. */
  static String path(String url) {
    String rest = url.substring(url.indexOf(':') + 1);
    if (rest.startsWith("//")) {
      int slash = rest.indexOf('/', 2);
      rest = slash < 0 ? "" : rest.substring(slash);
    }
    return rest.split("[?#]", 2)[0];
  }

  /**
   * Why a URL may not be read, in the wire's words; empty when it may. Links are followed before it
   * is decided.
   */
  Optional<String> refusal(String url) {
    String path = path(url);
    if (!path.startsWith("/")) {
      return Optional.of("The path '" + path + "' needs to be an absolute pathname.");
    }
    if (NOT_NORMAL.matcher(path).find()) {
      return Optional.of("The path '{}' is not normalized.");
    }
    return real(path).filter(this::isAllowed).isPresent()
        ? Optional.empty()
        : Optional.of(
            "The path '" + path + "' does not start with any of the allowed import paths");
  }

  /** The path with all links followed; what does not exist has none. */
  static Optional<Path> real(String text) {
    try {
      Path path = Path.of(text);
      Path there = path;
      while (!Files.exists(there) && there.getParent() != null) {
        there = there.getParent();
      }
      return Optional.of(there.toRealPath().resolve(there.relativize(path)).normalize());
    } catch (InvalidPathException | IOException e) {
      return Optional.empty();
    }
  }

  /** Compares whole components: {@code /srv/a} does not admit {@code /srv/a-evil}. */
  private boolean isAllowed(Path real) {
    return allowed.stream()
        .anyMatch(root ->
            real.startsWith(root) || real(root.toString()).filter(real::startsWith).isPresent());
  }
}
