package pulp.repository;

import java.util.UUID;

/**
 * A repository version that was just made.
 *
 * @param id its key
 * @param number its number
 */
public record NewVersion(UUID id, int number) {}
