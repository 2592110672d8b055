package pulp.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import pulp.sql.Channel;

/** The tasks that this process runs; those that clients cancel are told to end. */
@ApplicationScoped
public class RunningTasks implements Channel {
  private final Map<UUID, RunningTask> running = new ConcurrentHashMap<>();

  void add(RunningTask task) {
    running.put(task.task(), task);
  }

  void remove(RunningTask task) {
    running.remove(task.task());
  }

  /** One of them; null when it does not run here. */
  public RunningTask of(UUID task) {
    return running.get(task);
  }

  /** Tells all of them to end. */
  public void endAll(String why) {
    running.values().forEach(task -> task.end(why));
  }

  @Override
  public String name() {
    return "pulp_worker_cancel";
  }

  @Override
  public void heard(String payload) {
    RunningTask task = running.get(UUID.fromString(payload));
    if (task != null) {
      task.end("Canceled.");
    }
  }

  /** A notification that was lost is found at the next transaction that holds the task. */
  @Override
  public void connected() {}
}
