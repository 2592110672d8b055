package pulp.task;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.io.StringWriter;
import pulp.json.Json;
import pulp.problem.Problem;

/** What clients see of a failed task (specification 03 §13.4). */
final class TaskErrors {
  private TaskErrors() {}

  static JsonObject of(Throwable failure) {
    Throwable cause = cause(failure);
    if (cause instanceof TaskRun.Ended ended) {
      return TaskService.reason(ended.getMessage());
    }
    JsonObjectBuilder error = Json.createObjectBuilder().add("description", description(cause));
    if (cause instanceof Problem.Failure known) {
      return error.add("traceback", "").add("error_code", known.code()).build();
    }
    if (cause instanceof Problem) {
      return error.add("traceback", "").build();
    }
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    return error.add("traceback", trace.toString()).build();
  }

  /** The problem inside what the container wrapped around it; else what was thrown. */
  private static Throwable cause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem || cause instanceof TaskRun.Ended) {
        return cause;
      }
    }
    return failure;
  }

  private static String description(Throwable cause) {
    if (cause instanceof Problem.Invalid invalid) {
      return invalid.messages().toString();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
