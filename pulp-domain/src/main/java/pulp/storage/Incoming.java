package pulp.storage;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;

/**
 * A temporary file that bytes stream into while every digest is computed. Closed without {@link
 * #finish} it takes the file away. Not for several threads.
 */
public final class Incoming extends OutputStream {
  private final Path file;
  private final FileChannel channel;
  private final Hashes hashes;
  private long size;
  private boolean finished;

  Incoming(Path file, Collection<String> algorithms) throws IOException {
    this.file = file;
    this.hashes = new Hashes(algorithms);
    this.channel = FileChannel.open(file, EnumSet.of(CREATE_NEW, WRITE), Disk.FILE_RIGHTS);
  }

  /** How many bytes have come so far. */
  public long size() {
    return size;
  }

  /** The file, for whoever reads it while it grows. */
  public Path file() {
    return file;
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    hashes.update(bytes, from, count);
    ByteBuffer buffer = ByteBuffer.wrap(bytes, from, count);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    size += count;
  }

  /** Writes bytes; an {@link UncheckedIOException} tells a full disk from a stream that failed. */
  public void append(byte[] bytes, int count) {
    try {
      write(bytes, 0, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  /**
   * Ends it well: the file stays until it is kept or discarded. It is made durable when it is kept.
   */
  public Received finish() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    finished = true;
    return new Received(file, size, hashes.finish());
  }

  @Override
  public void close() throws IOException {
    if (!finished) {
      channel.close();
      Files.deleteIfExists(file);
    }
  }
}
