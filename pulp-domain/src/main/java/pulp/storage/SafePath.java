package pulp.storage;

import java.nio.file.Path;
import java.util.regex.Pattern;
import pulp.problem.Problem;

/**
 * A relative path that came from outside and was found to stay where it belongs: no empty segment,
 * no {@code .} or {@code ..}, no white space, {@code ?} or {@code #}, no null character. Nothing
 * else that comes from outside reaches a file name.
 */
public record SafePath(String text) {
  private static final Pattern FORBIDDEN = Pattern.compile("[\\s?#\\x00\\p{Z}]|//|/\\.{1,2}/");

  /** Checks the path; a {@link Problem.Invalid} with a bare message when it is not canonical. */
  public SafePath {
    if (!isCanonical(text)) {
      throw Problem.Invalid.bare("Relative path is not in canonical form. " + text);
    }
  }

  /** Whether a path is in canonical form. */
  public static boolean isCanonical(String path) {
    return !path.isEmpty() && !FORBIDDEN.matcher("/" + path + "/").find();
  }

  /** The file below a root. */
  public Path below(Path root) {
    return root.resolve(text);
  }
}
