package pulp.remote;

import java.util.Map;

/**
 * What is known of a file before it is fetched.
 *
 * @param size in bytes; null when unknown
 * @param digests algorithm name to lower-case hex; those that this instance does not compute are
 *     not checked
 */
public record Expected(Long size, Map<String, String> digests) {
  /** Nothing is known. */
  public static final Expected NOTHING = new Expected(null, Map.of());

  /** The digest that names an artifact, and its size. */
  public static Expected of(String sha256, Long size) {
    return new Expected(size, Map.of("sha256", sha256));
  }

  /** Whether the size is known; 0 says nothing, as on the wire. */
  boolean isSized() {
    return size != null && size > 0;
  }
}
