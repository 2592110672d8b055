package pulp.api.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import pulp.access.User;
import pulp.api.ServletCall;
import pulp.json.Json;
import pulp.problem.Problem;
import pulp.resource.Operation;
import pulp.web.Call;
import pulp.web.Handler;
import pulp.web.Reply;

/**
 * Answers what lies below the API's prefix, with the checks in the order that clients see
 * (specification 01 §3.1).
 */
@ApplicationScoped
public class ApiHandler implements Handler {
  /** In the order in which the wire names them. */
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

  @Inject Operations operations;
  @Inject ApiPage page;

  private final ApiWording wording = new ApiWording();

  @Override
  public Reply handle(Call call) {
    Optional<FormatSuffix> suffix = FormatSuffix.of(call.path());
    Optional<Router.Match> match =
        operations.at(call.path()).or(() -> suffix.flatMap(named -> operations.at(named.path())));
    if (match.isEmpty()) {
      return secured(
          redirect(call).orElseGet(() -> wording.say(new Problem.NotFound("Not found."))));
    }
    Map<String, Operation> byMethod = match.get().operations();
    ((ServletCall) call).match(match.get().variables());
    boolean html = false;
    Reply reply;
    try {
      boolean negotiated = byMethod.values().iterator().next().isNegotiated();
      html = negotiated && Accept.wantsHtml(call, suffix.map(FormatSuffix::format));
      reply = answer(call, byMethod);
    } catch (Problem problem) {
      reply = challenged(wording.say(problem), call);
    }
    Reply shown = html ? page.around(reply, call) : reply;
    return secured(shown).with("Allow", allowed(byMethod)).with("Vary", "Accept");
  }

  private static Reply answer(Call call, Map<String, Operation> byMethod) {
    boolean open = byMethod.values().stream().allMatch(Operation::open);
    if (!open) {
      User user =
          call.user()
              .orElseThrow(
                  () -> Problem.Denied.unknown("Authentication credentials were not provided."));
      if (!user.superuser()) {
        throw Problem.Denied.forbidden("You do not have permission to perform this action.");
      }
    }
    String method = call.method().equals("HEAD") ? "GET" : call.method();
    Operation operation = byMethod.get(method);
    if (operation == null && method.equals("OPTIONS")) {
      return Reply.json(200, description(byMethod));
    }
    if (operation == null) {
      throw new Problem.Refused(405, "Method \"" + call.method() + "\" not allowed.");
    }
    return operation.handler().handle(call);
  }

  /** A script in a browser asks for the password itself: no dialog of the browser's. */
  private static Reply challenged(Reply reply, Call call) {
    boolean script =
        call.header("X-Requested-With").filter("XMLHttpRequest"::equalsIgnoreCase).isPresent();
    return script && reply.headers().containsKey("WWW-Authenticate")
        ? reply.with("WWW-Authenticate", "xBasic realm=\"api\"")
        : reply;
  }

  private static JsonObject description(Map<String, Operation> byMethod) {
    return Json.createObjectBuilder()
        .add("name", byMethod.values().iterator().next().tag())
        .add("description", "")
        .add("renders", Json.createArrayBuilder().add("application/json").add("text/html"))
        .add(
            "parses",
            Json.createArrayBuilder()
                .add("application/json")
                .add("application/x-www-form-urlencoded")
                .add("multipart/form-data"))
        .build();
  }

  /** A path that only lacks its last slash is sent there, whatever the method. */
  private Optional<Reply> redirect(Call call) {
    boolean slashed = call.path().endsWith("/");
    if (slashed || operations.at(call.path() + "/").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(((ServletCall) call).toSlash());
  }

  private static String allowed(Map<String, Operation> byMethod) {
    return METHODS.stream()
        .filter(method ->
            method.equals("OPTIONS")
                || byMethod.containsKey(method.equals("HEAD") ? "GET" : method))
        .collect(Collectors.joining(", "));
  }

  private static Reply secured(Reply reply) {
    return reply
        .with("X-Frame-Options", "DENY")
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "same-origin")
        .with("Cross-Origin-Opener-Policy", "same-origin")
        .with("Access-Control-Expose-Headers", "Correlation-ID");
  }
}
