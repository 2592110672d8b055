package pulp.storage;

import java.io.IOException;
import java.util.List;
import pulp.sql.SqlFailure;

/** Tells a full disk from other failures: no defect, and somebody can make room. */
public final class NoSpace {
  /** As a client may see it. */
  public static final String TEXT = "No space left on device.";

  /** Java has no type for it; these are the words of the system. */
  private static final List<String> WORDS =
      List.of("No space left on device", "Disk quota exceeded");

  private NoSpace() {}

  /** Whether a full disk, here or below PostgreSQL, is what this failure comes from. */
  public static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SqlFailure sql && sql.isDiskFull()) {
        return true;
      }
      String message = cause.getMessage();
      if (cause instanceof IOException
          && message != null
          && WORDS.stream().anyMatch(message::endsWith)) {
        return true;
      }
    }
    return false;
  }
}
