package pulp.content;

import java.util.UUID;

/**
 * A repository version, as far as membership rows know it. Conditions bind both values, so that the
 * database sees how much it is about to select.
 *
 * @param repository whose version it is
 * @param number counts within the repository
 */
public record VersionRange(UUID repository, long number) {}
