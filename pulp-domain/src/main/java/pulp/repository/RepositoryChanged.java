package pulp.repository;

import java.util.UUID;

/**
 * Fired as a CDI event inside the transaction that changes a repository's own fields, after they
 * are written.
 *
 * @param repository which one
 */
public record RepositoryChanged(UUID repository) {}
