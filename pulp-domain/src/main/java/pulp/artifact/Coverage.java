package pulp.artifact;

import java.util.List;
import java.util.Optional;

/** Whether the chunks of an upload are the whole of it. */
final class Coverage {
  private Coverage() {}

  /** What is missing, or there twice; takes the chunks by offset. */
  static Optional<String> fault(List<Chunk> chunks, long size) {
    long covered = 0;
    for (Chunk chunk : chunks) {
      if (chunk.offset() < covered) {
        return Optional.of("Chunks overlap at byte " + chunk.offset() + ".");
      }
      if (chunk.offset() > covered) {
        return Optional.of(missing(covered, chunk.offset()));
      }
      covered = chunk.end();
    }
    return covered == size ? Optional.empty() : Optional.of(missing(covered, size));
  }

  private static String missing(long from, long to) {
    return "The upload is not complete: bytes " + from + "-" + (to - 1) + " are missing.";
  }
}
