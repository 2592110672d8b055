package pulp.content.app;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A part of a stored file. */
final class FileBody implements Body {
  private final FileChannel file;
  private long position;
  private long left;

  FileBody(FileChannel file, Ranges.Part part) {
    this.file = file;
    this.position = part.first();
    this.left = part.length();
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    if (left == 0) {
      return END;
    }
    int wanted = (int) Math.min(buffer.length, left);
    int count = file.read(ByteBuffer.wrap(buffer, 0, wanted), position);
    if (count < 0) {
      throw new EOFException("A stored file is shorter than its artifact says");
    }
    position += count;
    left -= count;
    return count;
  }

  @Override
  public void whenMore(Runnable wake) {
    wake.run();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
