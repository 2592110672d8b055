package pulp.repository;

import java.util.UUID;

/**
 * What some distributions serve has changed. Fired as a CDI event inside the transaction that makes
 * the change, by whoever creates, changes or deletes a distribution, completes or deletes a
 * publication or a repository version, or changes which publications are checkpoints. After the
 * commit this instance serves the new state at once; other instances hear of it from triggers on
 * the same tables, so a row changed behind the services' back is seen too, a moment later.
 *
 * @param distribution the one distribution concerned; null if it is a repository
 * @param repository the repository whose versions or publications changed, for all distributions
 *     that serve from it
 */
public record ServingChanged(UUID distribution, UUID repository) {
  /** A distribution was made, changed or deleted. */
  public static ServingChanged distribution(UUID id) {
    return new ServingChanged(id, null);
  }

  /**
   * A version or publication of the repository was completed or deleted, or a checkpoint flag
   * changed.
   */
  public static ServingChanged repository(UUID id) {
    return new ServingChanged(null, id);
  }
}
