package pulp.task;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import pulp.access.User;
import pulp.storage.ArtifactStore;

/** A task while this process runs it. */
public final class RunningTask implements TaskRun {
  /** Somebody has canceled the task or declared its owner dead. */
  static final String LOST = "The task shall not go on here.";

  private static final Duration BETWEEN_SAVES = Duration.ofSeconds(2);

  private final UUID id;
  private final UUID owner;
  private final TaskQueries.Loaded loaded;
  private final TaskRecords records;
  private final ArtifactStore store;
  private final Map<String, ReportedProgress> reports = new LinkedHashMap<>();
  private volatile String ended;
  private Thread thread;
  private long savedAt = System.nanoTime();

  RunningTask(
      UUID id, UUID owner, TaskQueries.Loaded loaded, TaskRecords records, ArtifactStore store) {
    this.id = id;
    this.owner = owner;
    this.loaded = loaded;
    this.records = records;
    this.store = store;
  }

  @Override
  public UUID task() {
    return id;
  }

  /** The worker slot, or the API process, that runs it. */
  public UUID owner() {
    return owner;
  }

  /** What clients know it by. */
  public String name() {
    return loaded.name();
  }

  /** Encrypted parameters. */
  String params() {
    return loaded.params();
  }

  @Override
  public String correlationId() {
    return loaded.correlationId();
  }

  /** Who dispatched it; null for nobody. */
  public User user() {
    return loaded.user() == null
        ? null
        : new User(loaded.user(), loaded.userName(), loaded.superuser());
  }

  /** The current thread works on it from now on: it is interrupted when the task shall stop. */
  public synchronized void begin() {
    thread = Thread.currentThread();
  }

  /** No thread works on it now; the current one is left without an interrupt. */
  public synchronized void pause() {
    thread = null;
    Thread.interrupted();
  }

  /**
   * Asks the run to stop: sets the mark that checkpoints look at, and wakes a thread that waits,
   * for the database too.
   */
  synchronized void end(String why) {
    if (ended == null) {
      ended = why;
    }
    if (thread != null) {
      thread.interrupt();
      records.cut(thread);
    }
  }

  /** Why it is to stop; null while it may go on. */
  public String ended() {
    return ended;
  }

  @Override
  public void checkpoint() {
    if (ended != null) {
      throw new Ended(ended);
    }
  }

  @Override
  public void hold() {
    checkpoint();
    if (!records.hold(id, owner)) {
      ended = LOST;
      throw new Ended(LOST);
    }
  }

  @Override
  public Progress progress(String code, String message) {
    synchronized (reports) {
      return reports.computeIfAbsent(code, any -> new ReportedProgress(code, message, this::save));
    }
  }

  private void save(boolean now) {
    checkpoint();
    synchronized (reports) {
      if (now || System.nanoTime() - savedAt > BETWEEN_SAVES.toNanos()) {
        saveReports();
      }
    }
  }

  /** Saves what was reported last. */
  void saveReports() {
    synchronized (reports) {
      savedAt = System.nanoTime();
      if (!reports.isEmpty()) {
        records.saveProgress(id, reports.values().stream().map(ReportedProgress::line).toList());
      }
    }
  }

  @Override
  public void created(String label, UUID resource) {
    records.addCreated(id, label, resource);
  }

  @Override
  public void uncreated(UUID resource) {
    records.removeCreated(id, resource);
  }

  @Override
  public Path scratch() {
    return store.scratch(id);
  }
}
