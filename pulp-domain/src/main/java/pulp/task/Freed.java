package pulp.task;

import java.util.List;

/**
 * Resources that nobody holds any more for the task that ended.
 *
 * @param exclusive those that it had alone
 * @param shared those that it shared
 */
record Freed(List<String> exclusive, List<String> shared) {
  static final Freed NOTHING = new Freed(List.of(), List.of());

  boolean isNothing() {
    return exclusive.isEmpty() && shared.isEmpty();
  }
}
