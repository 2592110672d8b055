package pulp.file;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import pulp.problem.Problem;

/** Two files at one path. */
final class DuplicatePaths {
  private static final Logger LOG = System.getLogger(DuplicatePaths.class.getName());

  private DuplicatePaths() {}

  /** Fails if there are any; the log has them by name, under the id that the failure tells. */
  static void refuse(List<String> paths, String correlationId) {
    if (paths.isEmpty()) {
      return;
    }
    LOG.log(Level.WARNING, "cid={0}: several files at {1}", correlationId, paths);
    throw new Problem.Failure(
        "PLP0022",
        "Found %d duplicate contents in repository version(see the logs (cid=%s) for details)."
            .formatted(paths.size(), correlationId));
  }
}
