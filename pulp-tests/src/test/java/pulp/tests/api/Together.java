package pulp.tests.api;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Lets things happen at the same moment. */
final class Together {
  private static final int MINUTES = 4;

  private Together() {}

  /** Starts all calls at once; returns what they returned, in their order. */
  static <T> List<T> run(List<Callable<T>> calls) throws Exception {
    CyclicBarrier start = new CyclicBarrier(calls.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> call : calls) {
        running.add(
            threads.submit(() -> {
              start.await(MINUTES, TimeUnit.MINUTES);
              return call.call();
            }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get(MINUTES, TimeUnit.MINUTES));
      }
      return results;
    }
  }
}
