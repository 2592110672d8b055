package pulp.task;

/**
 * How far a part of a task has come. Saved every two seconds at most and when it ends, never in the
 * task's transaction.
 */
public interface Progress {
  /** How many there will be. */
  Progress total(long total);

  /** Some more are done. */
  void add(long more);

  /** So many are done. */
  void done(long done);

  /** All are done. */
  void complete();

  /** So many are done, and these were all. */
  default void complete(long done) {
    done(done);
    complete();
  }
}
