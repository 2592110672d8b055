package pulp.plugin;

import java.util.List;

/** A component, known through {@link java.util.ServiceLoader} before the container runs. */
public interface Plugin {
  /** The app label, {@code file}: clients key on it. */
  String label();

  /** The version that clients compare, {@code 3.123.1}. */
  String version();

  /** What status calls the distribution package, {@code pulpcore}. */
  String packageName();

  /** What status calls the module, {@code pulp_file.app}. */
  String module();

  /**
   * Where its Flyway migrations lie on the class path, {@code db/file}; they run after the core's.
   */
  String migrations();

  /** Paths that the plugin answers outside the API. */
  default List<Mount> mounts() {
    return List.of();
  }
}
