package pulp.task;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.io.StringWriter;
import pulp.json.Json;
import pulp.problem.Causes;
import pulp.problem.Problem;

/** What clients see of a failed task (specification 03 §13.4). */
final class TaskErrors {
  private static final int LONGEST = 64 * 1024;

  private TaskErrors() {}

  static JsonObject of(Throwable failure) {
    Throwable cause = cause(failure);
    if (cause instanceof TaskRun.Ended ended) {
      return TaskService.reason(ended.getMessage());
    }
    JsonObjectBuilder error =
        Json.createObjectBuilder().add("description", storable(description(cause)));
    error.add("traceback", cause instanceof Problem ? "" : storable(trace(cause)));
    if (cause instanceof Problem.Failure known) {
      error.add("error_code", known.code());
    }
    return error.build();
  }

  /** The problem inside what the container wrapped around it; else what was thrown. */
  static Throwable cause(Throwable failure) {
    return Causes.of(failure)
        .filter(cause -> cause instanceof Problem || cause instanceof TaskRun.Ended)
        .findFirst()
        .orElse(failure);
  }

  private static String description(Throwable cause) {
    if (cause instanceof Problem.Invalid invalid) {
      return invalid.messages().toString();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static String trace(Throwable cause) {
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  /**
   * A text may quote whatever came from outside, but PostgreSQL keeps neither NUL nor half a
   * character in JSON.
   */
  private static String storable(String text) {
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .filter(character -> character != 0)
        .map(character -> isHalf(character) ? '\uFFFD' : character)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isHalf(int character) {
    return Character.getType(character) == Character.SURROGATE;
  }
}
