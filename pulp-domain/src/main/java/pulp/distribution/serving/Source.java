package pulp.distribution.serving;

import java.time.Instant;
import java.util.UUID;

/**
 * A set of files that never changes: those of a complete publication, or of a complete repository
 * version.
 *
 * @param publication null for a bare version
 * @param passThrough whether the publication also serves what its version holds
 * @param repository the repository of the version
 * @param version the version, also of a publication
 * @param number its number
 * @param created when the publication, or the version, was made
 */
public record Source(
    UUID publication,
    boolean passThrough,
    UUID repository,
    UUID version,
    int number,
    Instant created) {
  /** What identifies it. */
  public UUID key() {
    return publication == null ? version : publication;
  }

  /** Whether units of the version are found under their own paths. */
  public boolean servesVersion() {
    return publication == null || passThrough;
  }
}
