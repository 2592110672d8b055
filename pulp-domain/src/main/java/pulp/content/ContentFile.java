package pulp.content;

import java.util.Map;
import java.util.UUID;

/**
 * A file that belongs to a content unit.
 *
 * @param unit the unit
 * @param path where the file lies inside a repository
 * @param artifact the stored file; null while it is not stored
 * @param source where a remote offers it; null for nowhere
 */
public record ContentFile(UUID unit, String path, UUID artifact, Source source) {
  /**
   * Where a file can be fetched.
   *
   * @param remote by whose credentials
   * @param url where
   * @param size in bytes; null when unknown
   * @param digests algorithm to lower-case hex
   */
  public record Source(UUID remote, String url, Long size, Map<String, String> digests) {}
}
