package pulp.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.TransactionalException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Optional;
import pulp.access.BasicAuthentication;
import pulp.access.Caller;
import pulp.access.User;
import pulp.api.body.Bodies;
import pulp.plugin.Mount;
import pulp.problem.Causes;
import pulp.problem.Problem;
import pulp.settings.Settings;
import pulp.sql.SqlFailure;
import pulp.storage.ArtifactStore;
import pulp.storage.NoSpace;
import pulp.storage.Received;
import pulp.web.Handler;
import pulp.web.Reply;

/**
 * Finds the mount that answers a request, authenticates, words what goes wrong, and writes the
 * answer.
 */
@ApplicationScoped
public class Answering {
  private static final System.Logger LOG = System.getLogger("pulp.api");

  @Inject Mounts mounts;
  @Inject @Any Instance<Handler> handlers;
  @Inject BasicAuthentication basic;
  @Inject Caller caller;
  @Inject Bodies bodies;
  @Inject ArtifactStore store;
  @Inject Settings settings;

  /** Answers one request; throws only when the client is gone. */
  @ActivateRequestContext
  public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String correlationId = CorrelationIds.of(request.getHeader(CorrelationIds.HEADER));
    ServletCall call = new ServletCall(request, correlationId, bodies::read);
    Reply reply;
    try {
      reply = reply(call);
    } finally {
      discardFiles(call);
    }
    write(reply.with(CorrelationIds.HEADER, correlationId), call.method(), response);
  }

  private Reply reply(ServletCall call) {
    Optional<Mount> found = mounts.of(call.decoded());
    if (found.isEmpty() && mounts.of(call.decoded() + "/").isPresent()) {
      return call.toSlash();
    }
    if (found.isEmpty()) {
      return Reply.text(
          404,
          "text/html; charset=utf-8",
          "<h1>Not Found</h1><p>The requested resource was not found on this server.</p>");
    }
    Mount mount = found.get();
    call.below(mount.prefix());
    try {
      if (!settings.has(mount.role())) {
        throw new Problem.NotFound("This instance does not have the role that answers here.");
      }
      caller.is(null, call.correlationId(), null);
      if (mount.schemes().contains("basic")) {
        call.authenticatedBy(() -> authenticate(call));
      }
      return handlers.select(mount.handler()).get().handle(call);
    } catch (RuntimeException failure) {
      return mount.errors().say(problem(failure, call.correlationId()));
    }
  }

  private Optional<User> authenticate(ServletCall call) {
    Optional<User> user = call.header("Authorization").flatMap(basic::user);
    caller.is(user.orElse(null), call.correlationId(), null);
    return user;
  }

  /** What clients may see of a failure; a defect is logged here, once, and shown as an incident. */
  private static Problem problem(Throwable failure, String correlationId) {
    if (NoSpace.isCauseOf(failure)) {
      LOG.log(Level.WARNING, "[" + correlationId + "] " + NoSpace.TEXT);
      return new Problem.Refused(507, NoSpace.TEXT);
    }
    return Causes.of(failure)
        .flatMap(cause -> known(cause, correlationId).stream())
        .findFirst()
        .orElseGet(() -> incident(failure, correlationId));
  }

  private static Optional<Problem> known(Throwable cause, String correlationId) {
    if (cause instanceof Problem problem) {
      return Optional.of(problem);
    }
    if (cause instanceof SqlFailure sql && sql.isBadValue()) {
      return Optional.of(
          new Problem.Malformed("The database cannot take a value: " + sql.reason()));
    }
    if (!isAway(cause)) {
      return Optional.empty();
    }
    LOG.log(
        Level.WARNING,
        "[" + correlationId + "] The database cannot be reached: " + cause.getMessage());
    return Optional.of(
        new Problem.Refused(503, "The database cannot be reached. Try again later."));
  }

  private static boolean isAway(Throwable cause) {
    return switch (cause) {
      case SqlFailure sql -> sql.isAway();
      case SQLTransientConnectionException noConnection -> true;
      case ConnectException refused -> true;
      default -> false;
    };
  }

  private static Problem incident(Throwable failure, String correlationId) {
    Throwable shown =
        failure instanceof TransactionalException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    LOG.log(Level.ERROR, "Incident " + correlationId, shown);
    return new Problem.Refused(500, "Internal error, incident " + correlationId + ".");
  }

  /** Received files that no row took over go with the request. */
  private void discardFiles(ServletCall call) {
    call.parsed()
        .ifPresent(input -> {
          for (Object value : input.values().values()) {
            if (value instanceof Received received) {
              store.discard(received);
            }
          }
        });
  }

  private static void write(Reply reply, String method, HttpServletResponse response)
      throws IOException {
    response.setStatus(reply.status());
    for (Map.Entry<String, String> header : reply.headers().entrySet()) {
      response.setHeader(header.getKey(), header.getValue());
    }
    if (reply.body() != null && !method.equals("HEAD")) {
      reply.body().writeTo(response.getOutputStream());
    }
  }
}
