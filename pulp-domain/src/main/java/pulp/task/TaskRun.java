package pulp.task;

import java.nio.file.Path;
import java.util.UUID;

/** A running task as its handler sees it. */
public interface TaskRun {
  /** The task was canceled, or another worker owns it now: the handler lets this pass. */
  final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Takes why, for the log. */
    public Ended(String why) {
      super(why);
    }
  }

  /** The task's key. */
  UUID task();

  /** What the task's log lines carry, {@code cid=…}. */
  String correlationId();

  /**
   * Between units of work: throws {@link Ended} when the task shall stop. Cheap enough for every
   * unit.
   */
  void checkpoint();

  /**
   * Inside a transaction that changes what others see: makes sure that this run still owns the task
   * when the transaction commits, or throws {@link Ended}.
   */
  void hold();

  /**
   * A progress report, made when first asked for; the code is stable ({@code
   * sync.parsing.metadata}).
   */
  Progress progress(String code, String message);

  /**
   * Adds to the task's created resources; takes the model as PRNs have it, {@code
   * core.repositoryversion}.
   */
  void created(String label, UUID id);

  /** Takes it back. */
  void uncreated(UUID id);

  /**
   * A folder of this task alone, on the artifact store's file system; removed when the task ends.
   */
  Path scratch();
}
