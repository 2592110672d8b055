package pulp.settings;

/** What an instance does; any subset may run in one process. */
public enum Role {
  /** Answers the REST API. */
  API,
  /** Serves published content. */
  CONTENT,
  /** Runs tasks. */
  WORKER
}
