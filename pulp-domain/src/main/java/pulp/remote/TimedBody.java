package pulp.remote;

import java.io.IOException;
import java.io.InputStream;

/**
 * A body that has to come before its deadline, whoever reads it. Skipping is reading: it takes time
 * as well.
 */
final class TimedBody extends InputStream {
  private final InputStream body;
  private final Deadline deadline;
  private long count;

  TimedBody(InputStream body, Deadline deadline) {
    this.body = body;
    this.deadline = deadline;
  }

  @Override
  public int read() throws IOException {
    int octet = body.read();
    counted(octet < 0 ? 0 : 1);
    return octet;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = body.read(buffer, offset, length);
    counted(Math.max(0, read));
    return read;
  }

  private void counted(int more) throws IOException {
    count += more;
    if (more > 0) {
      deadline.check(count);
    }
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
