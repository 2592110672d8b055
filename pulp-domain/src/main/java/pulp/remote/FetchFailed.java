package pulp.remote;

import java.time.Duration;
import pulp.problem.Problem;

/** One attempt to fetch failed. */
final class FetchFailed extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final boolean worthAnother;
  private final Duration after;

  private FetchFailed(Problem problem, boolean worthAnother, Duration after, Throwable cause) {
    super(problem.getMessage(), cause);
    this.problem = problem;
    this.worthAnother = worthAnother;
    this.after = after;
  }

  /** Another attempt would fail too. */
  static FetchFailed forGood(Problem problem, Throwable cause) {
    return new FetchFailed(problem, false, Duration.ZERO, cause);
  }

  /** Another attempt may succeed. */
  static FetchFailed forNow(Problem problem, Throwable cause) {
    return new FetchFailed(problem, true, Duration.ZERO, cause);
  }

  /** Another attempt may succeed, but not before this time has passed. */
  static FetchFailed forNow(Problem problem, Duration after) {
    return new FetchFailed(problem, true, after, null);
  }

  /** What is told when no further attempt is made. */
  Problem problem() {
    return problem;
  }

  boolean isWorthAnother() {
    return worthAnother;
  }

  /** How long the upstream asked to wait. */
  Duration after() {
    return after;
  }
}
