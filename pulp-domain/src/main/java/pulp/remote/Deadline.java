package pulp.remote;

import java.net.SocketTimeoutException;

/**
 * When one attempt must be over. Without a total time of the remote an attempt may last as long as
 * bytes keep coming at a rate that is worth waiting for.
 */
final class Deadline {
  /** Pulp's default for the whole, ours for standing still. */
  static final long DEFAULT_SECONDS = 300;

  private static final long LEAST_BYTES_A_SECOND = 1024;
  private static final double NANOS = 1e9;

  private final Double total;
  private final long begun = System.nanoTime();

  Deadline(Double total) {
    this.total = total == null || total <= 0 ? null : total;
  }

  /** Fails when too much time has gone by for so many bytes. */
  void check(long bytes) throws SocketTimeoutException {
    double seconds = (System.nanoTime() - begun) / NANOS;
    boolean over =
        total != null
            ? seconds > total
            : seconds > DEFAULT_SECONDS && bytes < seconds * LEAST_BYTES_A_SECOND;
    if (over) {
      throw new SocketTimeoutException("No more time for this download");
    }
  }
}
