package pulp.artifact;

import java.util.List;

/**
 * Said in a transaction that deletes the rows of chunks: their files go when it has committed.
 *
 * @param files names in the artifact store
 */
record ChunksUnnamed(List<String> files) {}
