package pulp.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import pulp.sql.Channel;

/**
 * Wakes idle slots: one for each notification, and each that finds work wakes another, so that as
 * many wake as there is work. A wake-up that comes while all are busy makes the next wait short;
 * one that is lost is made up for by the poll.
 */
@ApplicationScoped
public class WakeUp implements Channel {
  private static final long POLL_SECONDS = 5;
  private static final int MOST = 64;

  private final Semaphore calls = new Semaphore(0);

  @Override
  public String name() {
    return "pulp_worker_wakeup";
  }

  @Override
  public void heard(String payload) {
    pass();
  }

  @Override
  public void connected() {
    pass();
  }

  /** Wakes one slot. */
  public void pass() {
    if (calls.availablePermits() < MOST) {
      calls.release();
    }
  }

  /** Waits to be woken, a few seconds at most. */
  public void await() {
    try {
      calls.tryAcquire(POLL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
