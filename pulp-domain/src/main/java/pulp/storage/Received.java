package pulp.storage;

import java.nio.file.Path;
import java.util.Map;

/**
 * Bytes that have arrived in a temporary file of the artifact store and are named by no row yet.
 *
 * @param file the temporary file
 * @param size in bytes
 * @param digests algorithm name ({@code sha256}) to lower-case hex, one for each algorithm of the
 *     settings
 */
public record Received(Path file, long size, Map<String, String> digests) {
  /** The digest that names the artifact. */
  public String sha256() {
    return digests.get("sha256");
  }
}
