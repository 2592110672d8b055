package pulp.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Calls reach idle slots, each one slot; those that come while all are busy are not lost. */
class WakeUpTest {
  private final AtomicInteger notified = new AtomicInteger();
  private final WakeUp wakeUp = new WakeUp();

  WakeUpTest() {
    wakeUp.queue =
        new QueueQueries() {
          @Override
          boolean isInTransaction() {
            return false;
          }

          @Override
          void wake() {
            notified.incrementAndGet();
          }
        };
  }

  @Test
  void aCallWhileAllAreBusyMakesTheNextWaitShort() throws Exception {
    assertThat(wakeUp.wakeOne()).isFalse();
    long start = System.nanoTime();
    wakeUp.await();
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(2));
  }

  @Test
  void othersAreNotifiedOfWhatTheIdleSlotsHereCannotTake() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> first = threads.submit(this::await);
      Future<?> second = threads.submit(this::await);
      while (wakeUp.idle() < 2) {
        Thread.onSpinWait();
      }
      wakeUp.ready(1);
      assertThat(notified.get()).isZero();
      wakeUp.ready(2);
      assertThat(notified.get()).isEqualTo(1);
      first.get(2, TimeUnit.SECONDS);
      second.get(2, TimeUnit.SECONDS);
    }
  }

  private Void await() {
    try {
      wakeUp.await();
      return null;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
