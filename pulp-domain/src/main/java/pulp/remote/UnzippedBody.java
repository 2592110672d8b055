package pulp.remote;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A gzip body, decoded; one that grows beyond all proportion is refused. */
final class UnzippedBody extends InputStream {
  private static final int MOST_TIMES = 50;
  private static final long ALWAYS_ALLOWED = 1024 * 1024;

  private final Counted packed;
  private InputStream plain;
  private long count;

  UnzippedBody(InputStream body) {
    packed = new Counted(body);
  }

  /** What has been read of the body as it was sent. */
  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int octet = super.read();
      count += octet < 0 ? 0 : 1;
      return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (plain == null) {
      plain = new GZIPInputStream(packed); // reads the head already
    }
    int read = plain.read(buffer, offset, length);
    count += Math.max(0, read);
    if (count > ALWAYS_ALLOWED && count > MOST_TIMES * packed.count) {
      throw new IOException("the body unpacks to more than " + MOST_TIMES + " times its size");
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    packed.close();
  }
}
