package pulp.task;

import java.util.UUID;
import java.util.function.Consumer;
import pulp.sql.Ids;

/** A progress report that is kept in memory and saved when it is worth it. */
final class ReportedProgress implements Progress {
  /** A report as it is saved; a negative total means that nobody knows. */
  record Line(UUID id, String message, String code, String state, long total, long done) {}

  private final UUID id = Ids.next();
  private final String code;
  private final String message;
  private final Consumer<Boolean> saver;
  private String state = "running";
  private long total = -1;
  private long done;

  /**
   * Takes what saves all reports of the task: at once when told true, else when the last time is
   * long enough ago.
   */
  ReportedProgress(String code, String message, Consumer<Boolean> saver) {
    this.code = code;
    this.message = message;
    this.saver = saver;
  }

  synchronized Line line() {
    return new Line(id, message, code, state, total, done);
  }

  @Override
  public Progress total(long number) {
    synchronized (this) {
      total = number;
    }
    saver.accept(false);
    return this;
  }

  @Override
  public void add(long more) {
    synchronized (this) {
      done += more;
    }
    saver.accept(false);
  }

  @Override
  public void done(long number) {
    synchronized (this) {
      done = number;
    }
    saver.accept(false);
  }

  @Override
  public void complete() {
    synchronized (this) {
      state = "completed";
    }
    saver.accept(true);
  }
}
