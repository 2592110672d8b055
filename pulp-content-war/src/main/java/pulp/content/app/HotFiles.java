package pulp.content.app;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import pulp.distribution.serving.Resolution;
import pulp.storage.ArtifactStore;

/**
 * Stored files. Small ones that are asked for often stay in memory, by digest: their bytes cannot
 * change.
 */
@ApplicationScoped
class HotFiles {
  /** Up to this size a file is sent by the request's own thread, from memory. */
  static final int SMALL = 64 * 1024;

  private static final long MOST_BYTES = 64L << 20;

  @Inject ArtifactStore store;

  private final Cache<String, byte[]> small =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((String sha256, byte[] bytes) -> 200 + bytes.length)
          .build();

  /** All bytes of a small file. */
  byte[] bytes(Resolution.Stored stored) throws IOException {
    byte[] known = small.getIfPresent(stored.sha256());
    if (known != null) {
      return known;
    }
    byte[] read = new byte[(int) stored.size()];
    try (FileChannel file = open(stored)) {
      ByteBuffer buffer = ByteBuffer.wrap(read);
      while (buffer.hasRemaining()) {
        if (file.read(buffer) < 0) {
          throw new EOFException(
              "A stored file is shorter than its artifact says: " + stored.file());
        }
      }
    }
    small.put(stored.sha256(), read);
    return read;
  }

  /** Opens a file; a {@link java.nio.file.NoSuchFileException} when it is not there any more. */
  FileChannel open(Resolution.Stored stored) throws IOException {
    return FileChannel.open(store.file(stored.file()), StandardOpenOption.READ);
  }
}
