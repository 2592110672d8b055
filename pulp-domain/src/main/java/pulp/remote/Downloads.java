package pulp.remote;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import pulp.artifact.Artifacts;
import pulp.storage.ArtifactStore;
import pulp.storage.Received;
import pulp.task.Progress;
import pulp.task.TaskRun;

/** Fetches many files of a remote at once, and keeps them as artifacts. */
@ApplicationScoped
public class Downloads {
  @Inject Fetchers fetchers;
  @Inject Artifacts artifacts;
  @Inject ArtifactStore store;

  @Resource ManagedExecutorService executor;

  /**
   * A file that is wanted.
   *
   * @param url where it is
   * @param expected what must hold for it
   */
  public record Wanted(String url, Expected expected) {}

  /**
   * Fetches all, a few at a time; the first that fails ends the whole, and nothing of it is kept.
   *
   * @param concurrency how many at a time
   * @return the artifacts by sha256
   */
  public Map<String, UUID> fetchAll(
      UUID remote, int concurrency, List<Wanted> wanted, TaskRun run, Progress progress) {
    Fetcher fetcher = fetchers.of(remote);
    Queue<Wanted> waiting = new ConcurrentLinkedQueue<>(wanted);
    Collection<Received> received = new ConcurrentLinkedQueue<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Future<?>> lines = new ArrayList<>();
    for (int i = 0; i < Math.min(concurrency, wanted.size()); i++) {
      lines.add(executor.submit(() -> work(fetcher, waiting, received, failure, run, progress)));
    }
    try {
      await(lines, failure);
      return artifacts.keepAll(received);
    } finally {
      received.forEach(store::discard);
    }
  }

  private static void work(
      Fetcher fetcher,
      Queue<Wanted> waiting,
      Collection<Received> received,
      AtomicReference<Throwable> failure,
      TaskRun run,
      Progress progress) {
    try {
      for (Wanted next = waiting.poll();
          next != null && failure.get() == null;
          next = waiting.poll()) {
        run.checkpoint();
        received.add(fetcher.fetch(next.url, next.expected));
        progress.add(1);
      }
    } catch (Throwable problem) {
      failure.compareAndSet(null, problem);
    }
  }

  private static void await(List<Future<?>> lines, AtomicReference<Throwable> failure) {
    for (Future<?> line : lines) {
      try {
        line.get();
      } catch (InterruptedException e) {
        failure.compareAndSet(null, new TaskRun.Ended("Interrupted."));
        lines.forEach(other -> other.cancel(true));
        Thread.currentThread().interrupt();
      } catch (ExecutionException | java.util.concurrent.CancellationException e) {
        failure.compareAndSet(null, e);
      }
    }
    switch (failure.get()) {
      case null -> {}
      case RuntimeException problem -> throw problem;
      case Error error -> throw error;
      default -> throw new IllegalStateException(failure.get());
    }
  }
}
