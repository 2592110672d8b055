package pulp.api.rest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pulp.problem.Problem;
import pulp.web.Call;

/**
 * Which of JSON and HTML a client gets (specification 01 §3.2): by how exactly it names a type,
 * JSON first.
 */
final class Accept {
  private static final String HTML = "text/html";
  private static final String JSON = "application/json";

  private Accept() {}

  /** Whether HTML is wanted; a format in the path goes first. Refuses what neither satisfies. */
  static boolean wantsHtml(Call call, Optional<String> inPath) {
    Optional<String> format = inPath.or(() -> call.query("format"));
    if (format.isPresent()) {
      return switch (format.get()) {
        case "json" -> false;
        case "api" -> true;
        default -> throw new Problem.NotFound("Not found.");
      };
    }
    Optional<String> header = call.header("Accept");
    if (header.isEmpty()) {
      return false;
    }
    List<String> types =
        List.of(header.get().split(",", 64)).stream()
            .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
            .toList();
    if (types.contains(JSON)) {
      return false;
    }
    if (types.contains(HTML)) {
      return true;
    }
    if (types.contains("application/*") || types.contains("*/*")) {
      return false;
    }
    if (types.contains("text/*")) {
      return true;
    }
    throw new Problem.Refused(406, "Could not satisfy the request Accept header.");
  }
}
