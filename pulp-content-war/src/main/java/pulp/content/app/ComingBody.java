package pulp.content.app;

import java.io.IOException;
import pulp.distribution.serving.Fetch;

/** A file that is still being fetched, or a part of it. */
final class ComingBody implements Body {
  private final Fetch.Reader reader;
  private long position;
  private long left;

  /**
   * Takes a reader and closes it in the end.
   *
   * @param part null for everything, however much that will be
   */
  ComingBody(Fetch.Reader reader, Ranges.Part part) {
    this.reader = reader;
    this.position = part == null ? 0 : part.first();
    this.left = part == null ? Long.MAX_VALUE : part.length();
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    int count = left == 0 ? END : reader.read(buffer, position, left);
    if (count > 0) {
      position += count;
      left -= count;
    }
    return count;
  }

  @Override
  public void whenMore(Runnable wake) {
    reader.whenMore(position, wake);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
