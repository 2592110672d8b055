package pulp.repository;

import java.util.Set;
import java.util.UUID;
import pulp.resource.ResourceType;

/** A type of repository. Its hooks run inside the transaction that makes a version and work on sets. */
public interface RepositoryType extends ResourceType {
  /** The {@code pulp_type}s of content that it may hold. */
  Set<String> contentTypes();

  /** The {@code pulp_type}s of remotes that it can sync from. */
  Set<String> remoteTypes();

  /** Before anything is added or removed. */
  default void start(Draft draft) {}

  /** After everything was added and removed; may add and remove more, or fail with a {@link pulp.problem.Problem}. */
  default void finish(Draft draft) {}

  /**
   * Inside the task or request that made the version, after it is complete and visible; the place of autopublish.
   *
   * @param version the key of the version
   */
  default void completed(UUID version, pulp.task.TaskRun run) {}

  @Override
  default String master() {
    return "core_repository";
  }
}
