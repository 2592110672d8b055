package pulp.remote;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before trying again: anything up to a bound that doubles, so that many clients
 * spread out.
 */
record Backoff(Duration first) {
  private static final int MOST_DOUBLINGS = 6;
  private static final Duration MOST_ASKED_FOR = Duration.ofSeconds(60);

  /**
   * Waits after the attempt of this number, counted from 1; longer when the upstream asked for it,
   * within bounds.
   */
  void await(int attempt, Duration asked) throws InterruptedException {
    Thread.sleep(wait(attempt, asked).toMillis());
  }

  Duration wait(int attempt, Duration asked) {
    long bound = first.toMillis() << Math.min(attempt - 1, MOST_DOUBLINGS);
    Duration random = Duration.ofMillis(ThreadLocalRandom.current().nextLong(bound + 1));
    Duration wanted = asked.compareTo(MOST_ASKED_FOR) < 0 ? asked : MOST_ASKED_FOR;
    return random.compareTo(wanted) < 0 ? wanted : random;
  }
}
