package pulp.remote;

import java.util.ArrayDeque;
import java.util.Deque;

/** Lets so many requests begin in any second. */
final class RateLimit {
  private static final long SECOND = 1_000_000_000L;

  private final long perSecond;
  private final Deque<Long> begun = new ArrayDeque<>();

  /** Null or less than one for no limit. */
  RateLimit(Long perSecond) {
    this.perSecond = perSecond == null || perSecond < 1 ? Long.MAX_VALUE : perSecond;
  }

  /** Waits for a turn. */
  void await() throws InterruptedException {
    if (perSecond == Long.MAX_VALUE) {
      return;
    }
    long wait = reserve(System.nanoTime());
    if (wait > 0) {
      java.util.concurrent.TimeUnit.NANOSECONDS.sleep(wait);
    }
  }

  /** Takes the next turn; returns in how many nanoseconds it comes. */
  synchronized long reserve(long now) {
    while (!begun.isEmpty() && begun.getFirst() + SECOND <= now) {
      begun.removeFirst();
    }
    long turn = now;
    if (begun.size() >= perSecond) {
      turn = begun.removeFirst() + SECOND;
    }
    begun.addLast(turn);
    return turn - now;
  }
}
