package pulp.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import pulp.sql.Ids;
import pulp.sql.TestDatabase;

/**
 * How fast the queue is, on a database with {@code fsync}; decision 0005 quotes it. Each task has a
 * resource for itself and shares the domain with all others.
 */
public final class QueueBenchmark {
  private static final int THREADS = 8;
  private static final int ROUND = 2000;

  private final TestQueue queue = new TestQueue();
  private final AtomicInteger number = new AtomicInteger();

  private QueueBenchmark() {}

  /** Prints the figures. */
  public static void main(String[] arguments) throws Exception {
    TestDatabase.sql().run("alter system set fsync = on");
    TestDatabase.sql().run("select pg_reload_conf()");
    new QueueBenchmark().run();
    System.exit(0);
  }

  private void run() throws Exception {
    TestQueue.empty();
    measure("warm-up", THREADS, ROUND, this::dispatch);
    measure("warm-up", THREADS, ROUND, this::claimAndFinish);
    measure("dispatch, one thread", 1, ROUND, this::dispatch);
    measure("dispatch, eight threads", THREADS, ROUND, this::dispatch);
    measure("claim and finish, eight threads", THREADS, 2 * ROUND - 100, this::claimAndFinish);
    both("100 queued");
    fill(100_000);
    both("100,000 queued");
    block(100_000);
    both("100,000 queued and 100,000 blocked");
    time("sweep of these", queue.steps::sweep);
  }

  private void both(String what) throws Exception {
    measure("dispatch, " + what, THREADS, ROUND, this::dispatch);
    measure("claim and finish, " + what, THREADS, ROUND, this::claimAndFinish);
  }

  private void dispatch() {
    queue.dispatch(List.of("x" + number.incrementAndGet()), List.of("domain"));
  }

  private void claimAndFinish() {
    queue.finish(queue.claim().orElseThrow().task());
  }

  private void fill(int count) {
    insert(count, "'x' || seq", true);
  }

  /** All behind one task that holds the resource. */
  private void block(int count) {
    insert(1, "'busy'", false);
    insert(count, "'busy'", false);
  }

  private void insert(int count, String resource, boolean ready) {
    List<UUID> ids = IntStream.range(0, count).mapToObj(i -> Ids.next()).toList();
    TestDatabase.sql()
        .run(
            """
            with new as (select id, nextval('core_task_seq') as seq from unnest(?::uuid[]) as id),
            task as (insert into core_task (pulp_id, state, name, logging_cid, pulp_domain_id)
                     select id, 'waiting', 'test', 'cid', ? from new),
            queue as (insert into core_task_queue (task_id, seq, ready, immediate) select id, seq, %s, false from new),
            alone as (insert into core_task_reservation (resource, seq, exclusive, task_id)
                      select %s, seq, true, id from new)
            insert into core_task_reservation (resource, seq, exclusive, task_id)
            select 'domain', seq, false, id from new
            """
                .formatted(ready, resource),
            ids,
            queue.domain);
    TestDatabase.sql().run("analyze");
  }

  private static void time(String what, Callable<?> work) throws Exception {
    long start = System.nanoTime();
    work.call();
    System.out.printf(Locale.ROOT, "%-60s %8d ms%n", what, (System.nanoTime() - start) / 1_000_000);
  }

  private static void measure(String what, int threads, int count, Runnable work) throws Exception {
    AtomicInteger left = new AtomicInteger(count);
    long start = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(pool.submit(() -> repeat(left, work)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(Locale.ROOT, "%-60s %8.0f /s%n", what, count / seconds);
  }

  private static void repeat(AtomicInteger left, Runnable work) {
    while (left.getAndDecrement() > 0) {
      work.run();
    }
  }
}
