package pulp.task;

/**
 * The states of a task.
 *
 * <pre>
 * waiting ──► running ──► completed | failed
 *    │           │
 *    │           └──► canceling ──► canceled | failed
 *    └──► canceled
 * </pre>
 *
 * Every step is one guarded update whose count is looked at: a past owner changes nothing.
 */
enum TaskState {
  WAITING,
  RUNNING,
  COMPLETED,
  FAILED,
  CANCELING,
  CANCELED;

  /** As it is stored and shown. */
  String text() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
