package pulp.distribution.serving;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * A file that one thread writes and others read meanwhile. The last piece is held back until the
 * whole was found to be right, so nobody can take wrong bytes for a file; a short file is shown to
 * nobody before.
 */
final class GrowingFile implements Closeable {
  /** How much of the end is held back. */
  static final int HELD_BACK = 64 * 1024;

  private final Executor executor;
  private final List<Runnable> waiting = new ArrayList<>();
  private FileChannel channel;
  private long shown;
  private int users = 1;
  private IOException broken;
  private boolean whole;

  GrowingFile(Executor executor) {
    this.executor = executor;
  }

  /** Begins, or begins again with another file if nothing of the last one was shown. */
  synchronized void begin(Path file) throws IOException {
    if (channel != null) {
      channel.close();
    }
    channel = FileChannel.open(file, StandardOpenOption.READ);
  }

  /** Whether readers have seen anything of it. */
  synchronized boolean isShown() {
    return shown > 0;
  }

  /** So much has been written. */
  void written(long count) {
    advance(count - HELD_BACK, false, null);
  }

  /** It is whole and right. */
  void completed(long size) {
    advance(size, true, null);
  }

  /** It never will be. */
  void broken(String why) {
    advance(0, false, new IOException(why));
  }

  private void advance(long visible, boolean end, IOException failure) {
    List<Runnable> awake;
    synchronized (this) {
      shown = Math.max(shown, visible);
      whole |= end;
      broken = broken == null ? failure : broken;
      awake = List.copyOf(waiting);
      waiting.clear();
    }
    awake.forEach(executor::execute);
  }

  /** Another reader; each closes it once. */
  synchronized void join() {
    users++;
  }

  /** Reads what may be seen at a position: 0 bytes when there is nothing yet, -1 behind the end. */
  int read(byte[] buffer, long position, long most) throws IOException {
    FileChannel file;
    long visible;
    synchronized (this) {
      if (broken != null) {
        throw new IOException(broken.getMessage(), broken);
      }
      if (position >= shown) {
        return whole ? -1 : 0;
      }
      file = channel;
      visible = shown - position;
    }
    int wanted = (int) Math.min(Math.min(buffer.length, most), visible);
    return file.read(ByteBuffer.wrap(buffer, 0, wanted), position);
  }

  /** Calls once when there is something new behind the position, or will be nothing more. */
  void whenMore(long position, Runnable wake) {
    synchronized (this) {
      if (position >= shown && !whole && broken == null) {
        waiting.add(wake);
        return;
      }
    }
    executor.execute(wake);
  }

  @Override
  public synchronized void close() throws IOException {
    users--;
    if (users == 0 && channel != null) {
      channel.close();
    }
  }
}
