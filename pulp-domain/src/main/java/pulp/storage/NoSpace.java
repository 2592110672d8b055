package pulp.storage;

import java.io.IOException;
import java.util.List;
import pulp.problem.Causes;
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
    return Causes.of(failure).anyMatch(NoSpace::is);
  }

  private static boolean is(Throwable cause) {
    String message = cause.getMessage();
    return switch (cause) {
      case SqlFailure sql -> sql.isDiskFull();
      case IOException disk -> message != null && WORDS.stream().anyMatch(message::endsWith);
      default -> false;
    };
  }
}
