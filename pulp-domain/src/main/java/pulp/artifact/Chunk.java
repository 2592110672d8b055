package pulp.artifact;

/**
 * A piece of an upload.
 *
 * @param offset where it begins in the whole
 * @param size in bytes
 * @param file its name in the artifact store
 */
public record Chunk(long offset, long size, String file) {
  /** Where the next one begins. */
  long end() {
    return offset + size;
  }
}
