package pulp.publication;

import java.util.List;
import java.util.UUID;
import pulp.plugin.TypeName;

/**
 * A publication about to be made.
 *
 * @param type its type
 * @param version what it publishes
 * @param passThrough whether every file of the version is published under its own path
 * @param checkpoint whether it can be asked for by its time
 * @param metadata files that were made for it
 */
public record NewPublication(
    TypeName type, UUID version, boolean passThrough, boolean checkpoint, List<Metadata> metadata) {
  /**
   * A file that was made for a publication.
   *
   * @param path where it is published
   * @param artifact its bytes
   */
  public record Metadata(String path, UUID artifact) {}
}
