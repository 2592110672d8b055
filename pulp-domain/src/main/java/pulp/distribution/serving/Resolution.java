package pulp.distribution.serving;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a path names. */
public sealed interface Resolution {
  /**
   * A file.
   *
   * @param name the relative path that its media type follows from; of a directory that of its
   *     {@code index.html}
   * @param visibleSince when the file became visible there, the time of Last-Modified
   */
  record Place(String name, Instant visibleSince) {}

  /**
   * A stored artifact.
   *
   * @param size in bytes
   * @param file its name in the artifact store
   */
  record Stored(Place place, UUID contentArtifact, String sha256, long size, String file)
      implements Resolution {
    /** The same file, to be fetched because it turned out not to be there. */
    public Remote lost() {
      return new Remote(place, contentArtifact, sha256, size);
    }
  }

  /**
   * A file that is known but not stored: one of its remote artifacts has to be asked.
   *
   * @param sha256 null if no remote tells
   * @param size in bytes; null if no remote tells
   */
  record Remote(Place place, UUID contentArtifact, String sha256, Long size)
      implements Resolution {}

  /**
   * A directory.
   *
   * @param title what the page says it is an index of
   * @param parent whether there is a way up
   */
  record Listing(String title, boolean parent, List<Entry> entries) implements Resolution {}

  /**
   * The same thing lies at another path below the root of content, decoded; the query goes along.
   */
  record Redirect(String path) implements Resolution {}

  /** A distribution type answers by itself. */
  record Live(Answer answer) implements Resolution {}

  /** Nothing. */
  record Nothing(String reason) implements Resolution {}

  /** Nothing, for the usual reason. */
  Nothing NOTHING = new Nothing("Not Found");

  /**
   * A line of a listing.
   *
   * @param name ends with a slash for a directory
   * @param date null for none
   * @param size in bytes; null for none
   */
  record Entry(String name, Instant date, Long size) {}
}
