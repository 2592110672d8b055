package pulp.content;

import java.util.UUID;
import pulp.sql.Condition;

/**
 * A repository version, as far as membership rows know it. Conditions bind both values, so that the
 * database sees how much it is about to select.
 *
 * @param repository whose version it is
 * @param number counts within the repository
 */
public record VersionRange(UUID repository, long number) {
  /**
   * Selects the rows of the version's members.
   *
   * @param membership the alias of {@code core_repository_content} in the statement
   */
  public Condition members(String membership) {
    return Condition.of(
        "%1$s.repository_id = ? and %1$s.version_added <= ? and (%1$s.version_removed is null or %1$s.version_removed > ?)"
            .formatted(membership),
        repository,
        number,
        number);
  }
}
