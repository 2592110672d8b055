package pulp.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import pulp.sql.Channel;

/**
 * Wakes idle worker slots. One of this instance takes the call if there is one; else all instances
 * are notified, and each wakes one of its own. A slot that finds work wakes the next, so that as
 * many wake as there is work. A call that comes while all are busy makes the next wait short; one
 * that is lost is made up for by the poll.
 */
@ApplicationScoped
public class WakeUp implements Channel {
  static final String CHANNEL = "pulp_worker_wakeup";

  private static final System.Logger LOG = System.getLogger("pulp.task");
  private static final Duration POLL = Duration.ofSeconds(5);

  @Inject QueueQueries queue;

  /**
   * Not synchronized methods: the proxies of beans have these too, and would hold their own lock
   * while one waits.
   */
  private final Lock lock = new ReentrantLock();

  private final Condition called = lock.newCondition();
  private int idle;
  private int calls;

  /**
   * Tells that so many tasks are ready. Notifying commits take turns in the whole database, so that
   * is done after the commit, and only if need be; within the caller's transaction it goes out with
   * its commit.
   */
  void ready(int tasks) {
    if (queue.isInTransaction()) {
      queue.wake();
      return;
    }
    for (int i = 0; i < tasks; i++) {
      if (!wakeOne()) {
        wakeOthers();
        return;
      }
    }
  }

  /** What was committed stands, whether others hear of it now or at their next look. */
  private void wakeOthers() {
    try {
      queue.wake();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Workers are not notified of a task: {0}", e.getMessage());
    }
  }

  /** Wakes a slot of this instance; says whether one was idle. */
  public boolean wakeOne() {
    lock.lock();
    try {
      boolean taken = calls < idle;
      if (calls <= idle) {
        calls++;
      }
      called.signal();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** How many slots of this instance wait. */
  int idle() {
    lock.lock();
    try {
      return idle;
    } finally {
      lock.unlock();
    }
  }

  /** Waits to be woken, a few seconds at most. */
  public void await() throws InterruptedException {
    lock.lock();
    idle++;
    try {
      long left = POLL.toNanos();
      while (calls == 0 && left > 0) {
        left = called.awaitNanos(left);
      }
    } finally {
      idle--;
      calls = Math.max(0, calls - 1);
      lock.unlock();
    }
  }

  @Override
  public String name() {
    return CHANNEL;
  }

  @Override
  public void heard(String payload) {
    wakeOne();
  }

  @Override
  public void connected() {
    wakeOne();
  }
}
