package pulp.distribution.serving;

import java.time.Instant;
import java.util.UUID;

/** What lies at a path of a {@link Source}. */
sealed interface Found {
  /**
   * A file.
   *
   * @param added when it entered the repository; null for what a publication made itself
   * @param sha256 of what is stored, or of what a remote promises; null if nothing tells
   * @param size likewise, in bytes
   * @param file its name in the artifact store; null while it is not stored
   */
  record File(UUID contentArtifact, Instant added, String sha256, Long size, String file)
      implements Found {
    boolean isStored() {
      return file != null;
    }
  }

  /** A directory with an index.html to answer for it. */
  record Index(File file) implements Found {}

  /** A directory that holds something. */
  record Directory() implements Found {}

  /** Nothing. */
  record Nowhere() implements Found {}
}
