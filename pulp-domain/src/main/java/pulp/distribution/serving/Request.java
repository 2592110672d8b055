package pulp.distribution.serving;

import pulp.web.Call;

/**
 * What is asked of a distribution.
 *
 * @param path below the base path, decoded, no leading slash; empty for its root
 * @param whole the same below the root of content
 */
record Request(Served served, String path, String whole, Call call) {
  /** Whether it can only mean a directory. */
  boolean isDirectory() {
    return path.isEmpty() || path.endsWith("/");
  }
}
