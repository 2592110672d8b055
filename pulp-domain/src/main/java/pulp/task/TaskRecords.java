package pulp.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import pulp.sql.Waits;

/**
 * What a running task writes about itself. Progress is seen at once, whatever transaction the work
 * is in.
 */
@ApplicationScoped
class TaskRecords {
  @Inject TaskQueries tasks;
  @Inject QueueQueries queue;
  @Inject Waits waits;

  /**
   * Whether the task is still the owner's and to go on; stays so until the transaction ends. Two
   * statements, for the second sees what was committed while the first waited.
   */
  boolean hold(UUID task, UUID owner) {
    return queue.keep(task, owner)
        && tasks.state(task).filter(TaskState.RUNNING.text()::equals).isPresent();
  }

  /** One statement, which stands alone: it is seen before the transaction of the work commits. */
  @Transactional(TxType.NOT_SUPPORTED)
  public void saveProgress(UUID task, List<ReportedProgress.Line> lines) {
    tasks.saveProgress(task, lines);
  }

  void addCreated(UUID task, String label, UUID id) {
    tasks.addCreated(task, label, id);
  }

  /** Cancels the statement that a thread waits for. */
  void cut(Thread thread) {
    waits.cut(thread);
  }

  void removeCreated(UUID task, UUID id) {
    tasks.removeCreated(task, id);
  }
}
