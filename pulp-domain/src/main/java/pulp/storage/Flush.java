package pulp.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Makes files and folders durable: a file system commits at once what several threads ask for
 * together.
 */
final class Flush {
  private static final int AT_ONCE = 16;
  private static final int MINUTES = 15;

  private final ExecutorService executor;

  Flush(ExecutorService executor) {
    this.executor = executor;
  }

  /** Returns when all are durable; throws the first failure. */
  void all(Collection<Path> paths) {
    Queue<Path> queue = new ConcurrentLinkedQueue<>(paths);
    CountDownLatch left = new CountDownLatch(paths.size());
    AtomicReference<IOException> failure = new AtomicReference<>();
    Runnable drain = () -> drain(queue, left, failure);
    try {
      for (int others = Math.min(AT_ONCE, paths.size()) - 1; others > 0; others--) {
        executor.execute(drain);
      }
    } catch (RejectedExecutionException busy) {
      // then fewer threads do it
    }
    drain.run(); // this thread too, so that nothing depends on a free one
    await(left);
    if (failure.get() != null) {
      throw new UncheckedIOException(failure.get());
    }
  }

  private static void drain(
      Queue<Path> queue, CountDownLatch left, AtomicReference<IOException> failure) {
    for (Path path = queue.poll(); path != null; path = queue.poll()) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
        channel.force(true);
      } catch (IOException e) {
        failure.compareAndSet(null, e);
      } finally {
        left.countDown();
      }
    }
  }

  private static void await(CountDownLatch left) {
    try {
      if (!left.await(MINUTES, TimeUnit.MINUTES)) {
        throw new UncheckedIOException(new IOException("The file system does not answer."));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(
          new IOException("Interrupted while files were made durable.", e));
    }
  }
}
