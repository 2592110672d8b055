package pulp.storage;

/**
 * How full the artifact store is, in bytes.
 *
 * @param total of the file system
 * @param used of it, by whomever
 * @param free for us
 */
public record Space(long total, long used, long free) {}
