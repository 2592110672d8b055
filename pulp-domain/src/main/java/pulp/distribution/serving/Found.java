package pulp.distribution.serving;

import java.time.Instant;
import java.util.UUID;

/** What lies at a path of a {@link Source}. */
sealed interface Found {
  /**
   * A file, stored or not.
   *
   * @param added when it entered the repository; null for what a publication made itself
   * @param sha256 null, with file, while it is not stored
   */
  record File(UUID contentArtifact, Instant added, String sha256, String file, long size)
      implements Found {}

  /** A directory with an index.html to answer for it. */
  record Index(File file) implements Found {}

  /** A directory that holds something. */
  record Directory() implements Found {}

  /** Nothing. */
  record Nowhere() implements Found {}
}
