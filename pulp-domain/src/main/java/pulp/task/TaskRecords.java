package pulp.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;

/**
 * What a running task writes about itself. Progress is seen at once, whatever transaction the work
 * is in.
 */
@ApplicationScoped
class TaskRecords {
  @Inject TaskQueries tasks;
  @Inject QueueQueries queue;

  boolean hold(UUID task, UUID owner) {
    return queue.hold(task, owner);
  }

  @Transactional(TxType.REQUIRES_NEW)
  public void saveProgress(UUID task, List<ReportedProgress.Line> lines) {
    tasks.saveProgress(task, lines);
  }

  void addCreated(UUID task, String label, UUID id) {
    tasks.addCreated(task, label, id);
  }

  void removeCreated(UUID task, UUID id) {
    tasks.removeCreated(task, id);
  }
}
