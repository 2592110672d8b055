package pulp.distribution.serving;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import pulp.artifact.Artifact;

/** One download of a file that is not stored, shared by all who ask for it meanwhile. */
public final class Fetch {
  private final GrowingFile file;
  private final CompletableFuture<Start> start = new CompletableFuture<>();
  private final CompletableFuture<Boolean> end = new CompletableFuture<>();

  Fetch(Executor executor) {
    file = new GrowingFile(executor);
  }

  /** How it begins. */
  public sealed interface Start {}

  /** Nobody can send it. */
  public record Nowhere() implements Start {}

  /** The database cannot be asked who could. */
  public record Unavailable() implements Start {}

  /** It is stored by now. */
  public record Stored(Artifact artifact) implements Start {}

  /**
   * It is coming.
   *
   * @param size in bytes; null when nobody told
   */
  public record Coming(Long size) implements Start {}

  /** Somebody who waits for it, and may read it while it comes. To be closed. */
  public final class Reader implements Closeable {
    private final AtomicBoolean closed = new AtomicBoolean();

    private Reader() {
      file.join();
    }

    /** Completes when an upstream has begun to send, or none will. */
    public CompletionStage<Start> start() {
      return start;
    }

    /**
     * Completes when it is over; true when the file is there, verified, and kept if it is to be
     * kept.
     */
    public CompletionStage<Boolean> end() {
      return end;
    }

    /**
     * Reads at a position into the buffer, no more than so many bytes: 0 when there is nothing yet,
     * -1 behind the end, an exception when the file turned out to be wrong.
     */
    public int read(byte[] buffer, long position, long most) throws IOException {
      return file.read(buffer, position, most);
    }

    /** Calls once, on another thread, when a read at the position has something to tell. */
    public void whenMore(long position, Runnable wake) {
      file.whenMore(position, wake);
    }

    @Override
    public void close() throws IOException {
      if (closed.compareAndSet(false, true)) {
        file.close();
      }
    }
  }

  Reader reader() {
    return new Reader();
  }

  GrowingFile file() {
    return file;
  }

  void begun(Start how) {
    start.complete(how);
  }

  void ended(boolean well) {
    end.complete(well);
  }
}
