package pulp.distribution.serving;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import pulp.problem.Problem;
import pulp.remote.Expected;
import pulp.remote.Fetcher;
import pulp.remote.Opened;
import pulp.storage.Incoming;

/**
 * The bytes of one upstream. Where the connection breaks they go on from that byte; an upstream
 * that can only begin at the beginning is read again and what is known is skipped. Whether they fit
 * together the digest tells in the end.
 */
final class UpstreamBody implements Closeable {
  private static final int PIECE = 64 * 1024;
  private static final int RESUMES = 3;
  private static final int PARTIAL = 206;
  private static final int BROKEN = Integer.MIN_VALUE;

  private final Fetcher fetcher;
  private final String url;
  private Opened opened;

  UpstreamBody(Fetcher fetcher, String url) {
    this.fetcher = fetcher;
    this.url = url;
  }

  /**
   * Begins; returns the size if anybody knows it. A {@link Problem} when the upstream does not send
   * it.
   */
  Long open(Expected expected) {
    opened = fetcher.open(url, 0);
    OptionalLong length =
        opened.header("content-encoding").isPresent() ? OptionalLong.empty() : opened.length();
    Long size = expected.size();
    if (size != null && size > 0) {
      if (length.isPresent() && length.getAsLong() != size) {
        throw otherSize(size, Long.toString(length.getAsLong()));
      }
      return size;
    }
    return length.isPresent() ? length.getAsLong() : null;
  }

  /**
   * Copies everything. A {@link Problem} when the upstream breaks off again and again, or does not
   * come to an end.
   *
   * @param size null if it is not known
   */
  void copy(Incoming to, Long size, GrowingFile shown) throws IOException {
    for (int broken = 0; !copied(to, size, shown); broken++) {
      opened.close();
      if (broken == RESUMES) {
        throw breaksOff();
      }
      opened = fetcher.open(url, to.size());
      if (opened.status() != PARTIAL && !skipped(to.size())) {
        throw breaksOff();
      }
    }
  }

  private Problem breaksOff() {
    return new Problem.Failure("PLP0027", "Connection error for " + url + ": it breaks off.");
  }

  /** Copies until the end; false when the upstream broke off. */
  private boolean copied(Incoming to, Long size, GrowingFile shown) throws IOException {
    byte[] buffer = new byte[PIECE];
    for (int count = read(buffer); count != BROKEN; count = read(buffer)) {
      if (count < 0) {
        return true;
      }
      if (size != null && to.size() + count > size) {
        throw otherSize(size, "more than " + to.size());
      }
      to.write(buffer, 0, count);
      shown.written(to.size());
    }
    return false;
  }

  private int read(byte[] buffer) {
    try {
      return opened.body().read(buffer);
    } catch (IOException e) {
      return BROKEN;
    }
  }

  private Problem otherSize(long expected, String actual) {
    return new Problem.Failure(
        "PLP0004",
        "A file located at the url "
            + url
            + " failed validation due to size. Expected '"
            + expected
            + "', Actual '"
            + actual
            + "'");
  }

  private boolean skipped(long count) {
    try {
      InputStream body = opened.body();
      body.skipNBytes(count);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
  }
}
