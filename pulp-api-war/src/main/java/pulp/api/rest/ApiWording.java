package pulp.api.rest;

import jakarta.json.JsonObject;
import pulp.json.Json;
import pulp.problem.Problem;
import pulp.web.Reply;
import pulp.web.Wording;

/** Problems in the shapes of the REST API (specification 01 §10). */
public final class ApiWording implements Wording {
  @Override
  public Reply say(Problem problem) {
    return switch (problem) {
      case Problem.Invalid invalid -> Reply.json(400, invalid.messages());
      case Problem.Conflict conflict when conflict.body() == null -> Reply.empty(409);
      case Problem.Conflict conflict -> Reply.json(409, conflict.body());
      case Problem.Denied denied when denied.status() == 401 ->
          detail(denied).with("WWW-Authenticate", "Basic realm=\"api\"");
      case Problem.Refused refused when refused.status() == 503 ->
          detail(refused).with("Retry-After", "5");
      default -> detail(problem);
    };
  }

  private static Reply detail(Problem problem) {
    JsonObject body = Json.createObjectBuilder().add("detail", problem.getMessage()).build();
    return Reply.json(problem.status(), body);
  }
}
