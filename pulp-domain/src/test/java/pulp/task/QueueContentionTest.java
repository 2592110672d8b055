package pulp.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import pulp.sql.Ids;
import pulp.sql.TestDatabase;

/**
 * Many dispatch, claim, cancel and finish at once: nothing conflicting runs together, nothing is
 * left over.
 */
class QueueContentionTest {
  private static final int DISPATCHERS = 4;
  private static final int EACH = 150;
  private static final int WORKERS = 6;

  private final TestQueue queue = new TestQueue();
  private final Map<UUID, Wanted> wanted = new ConcurrentHashMap<>();
  private final AtomicInteger ended = new AtomicInteger();

  /** Exclusive holders count a thousand, shared ones one: more than a thousand is a conflict. */
  private final Map<String, Integer> held = new HashMap<>();

  private record Wanted(Set<String> exclusive, Set<String> shared) {
    static Wanted random(Random random) {
      Set<String> exclusive = new HashSet<>();
      Set<String> shared = new HashSet<>();
      for (int i = 0; i < 3; i++) {
        (random.nextInt(3) == 0 ? exclusive : shared).add("r" + random.nextInt(8));
      }
      (random.nextInt(40) == 0 ? exclusive : shared).add("domain");
      shared.removeAll(exclusive);
      return new Wanted(exclusive, shared);
    }
  }

  @Test
  void nothingConflictingRunsTogetherAndNothingIsLeftOverWithoutTheSweep() throws Exception {
    TestQueue.empty();
    List<Callable<Void>> work = new ArrayList<>();
    for (int i = 0; i < DISPATCHERS; i++) {
      Random random = new Random(i);
      work.add(() -> dispatch(random));
    }
    for (int i = 0; i < WORKERS; i++) {
      work.add(this::work);
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
      List<Future<Void>> running = threads.invokeAll(work, 2, TimeUnit.MINUTES);
      for (Future<Void> one : running) {
        one.get();
      }
    }
    assertThat(ended.get()).isEqualTo(DISPATCHERS * EACH);
    assertThat(TestDatabase.sql().number("select count(*) from core_task_reservation")).isZero();
    assertThat(TestDatabase.sql().number("select count(*) from core_task_queue")).isZero();
  }

  /** Every tenth task is canceled at once: some wait then, some run, some have ended. */
  private Void dispatch(Random random) {
    for (int i = 0; i < EACH; i++) {
      UUID id = Ids.next();
      Wanted names = Wanted.random(random);
      wanted.put(id, names);
      queue.dispatch(id, List.copyOf(names.exclusive), List.copyOf(names.shared));
      if (i % 10 == 0) {
        queue.service.cancel(id);
        if (queue.column(id, "started_at") == null) {
          ended.incrementAndGet();
        }
      }
    }
    return null;
  }

  private Void work() throws InterruptedException {
    while (ended.get() < DISPATCHERS * EACH && !Thread.interrupted()) {
      Optional<Claimed> claimed = queue.claim();
      if (claimed.isPresent()) {
        Wanted mine = wanted.get(claimed.get().task());
        count(mine, 1);
        LockSupport.parkNanos(50_000);
        count(mine, -1);
        queue.finish(claimed.get().task());
        ended.incrementAndGet();
      } else {
        TimeUnit.MILLISECONDS.sleep(1);
      }
    }
    return null;
  }

  private synchronized void count(Wanted mine, int sign) {
    mine.exclusive.forEach(name -> held.merge(name, sign * 1000, Integer::sum));
    mine.shared.forEach(name -> held.merge(name, sign, Integer::sum));
    if (sign > 0) {
      mine.exclusive.forEach(name -> assertThat(held.get(name)).as(name).isEqualTo(1000));
      mine.shared.forEach(name -> assertThat(held.get(name)).as(name).isLessThan(1000));
    }
  }
}
