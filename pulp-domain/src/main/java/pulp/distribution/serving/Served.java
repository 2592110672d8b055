package pulp.distribution.serving;

import java.util.List;
import java.util.UUID;

/**
 * A distribution as it is served now; replaced as a whole when anything about it changes.
 *
 * @param generation another value after every change; keys whatever is remembered about the
 *     distribution
 * @param type its {@code pulp_type}
 * @param guard null for a public one
 * @param guardType the guard's {@code pulp_type}
 * @param pointed whether it names a publication, version, repository or remote at all
 * @param current null when it serves nothing
 * @param superseded what it served before and still answers for, newest first
 * @param checkpoints of a checkpoint distribution, oldest first; null for any other
 */
public record Served(
    UUID id,
    UUID domain,
    long generation,
    String type,
    String basePath,
    boolean hidden,
    UUID guard,
    String guardType,
    boolean pointed,
    Source current,
    List<Superseded> superseded,
    List<Source> checkpoints) {
  /**
   * A publication in its grace period.
   *
   * @param deadline in the time of {@link System#nanoTime()}; {@link Long#MAX_VALUE} for none
   */
  public record Superseded(Source source, long deadline) {}
}
