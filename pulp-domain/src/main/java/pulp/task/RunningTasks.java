package pulp.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import pulp.sql.Channel;

/** The tasks that this process runs; those that clients cancel are told to end. */
@ApplicationScoped
public class RunningTasks implements Channel {
  static final String CHANNEL = "pulp_worker_cancel";
  static final String CLOSING = "Aborted during worker shutdown.";

  @Inject OwnerQueries owners;

  private final Map<UUID, RunningTask> running = new ConcurrentHashMap<>();
  private volatile boolean closing;

  void add(RunningTask task) {
    running.put(task.task(), task);
  }

  void remove(RunningTask task) {
    running.remove(task.task(), task);
  }

  /** One of them; null when it does not run here. */
  RunningTask of(UUID task) {
    return running.get(task);
  }

  boolean has(UUID task) {
    return running.containsKey(task);
  }

  /** The instance goes down: whatever fails from now on fails for that reason. */
  public void close() {
    closing = true;
  }

  boolean isClosing() {
    return closing;
  }

  /** Tells all of them to end, because the instance goes down. */
  public void endAll() {
    running.values().forEach(task -> task.end(CLOSING));
  }

  /** Ends those that were canceled or taken away without a word reaching this process. */
  void check() {
    List<RunningTask> here = List.copyOf(running.values());
    if (!here.isEmpty()) {
      owners
          .stopped(
              here.stream().map(RunningTask::task).toList(),
              here.stream().map(RunningTask::owner).toList())
          .forEach(this::stop);
    }
  }

  private void stop(UUID task) {
    RunningTask run = running.get(task);
    if (run != null) {
      run.end(RunningTask.LOST);
    }
  }

  @Override
  public String name() {
    return CHANNEL;
  }

  @Override
  public void heard(String payload) {
    stop(UUID.fromString(payload));
  }

  @Override
  public void connected() {
    check();
  }
}
