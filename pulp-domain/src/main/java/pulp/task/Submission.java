package pulp.task;

import java.util.UUID;

/**
 * A task about to be dispatched. Resources are PRNs or free names; the Pulp domain's is always
 * shared.
 */
public interface Submission {
  /** Reserves them for this task alone. */
  Submission exclusively(String... resources);

  /** Reserves them together with others that share them. */
  Submission sharing(String... resources);

  /** May run inside the request when its resources are free; bounded to five seconds. */
  Submission immediate();

  /** Joins a task group. */
  Submission in(UUID group);

  /** Dispatches it; an immediate one has usually ended when this returns. Returns its key. */
  UUID submit();
}
