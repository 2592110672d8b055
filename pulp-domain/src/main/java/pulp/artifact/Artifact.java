package pulp.artifact;

import java.util.UUID;

/**
 * An artifact.
 *
 * @param id its key
 * @param sha256 the digest that names it
 * @param size in bytes
 * @param file its name in the artifact store
 */
public record Artifact(UUID id, String sha256, long size, String file) {}
