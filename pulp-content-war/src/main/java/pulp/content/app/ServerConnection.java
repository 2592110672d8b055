package pulp.content.app;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;

/**
 * Two things that HTTP has and the Servlet API has not: to break a connection, so that a client can
 * tell a broken answer from a short one, and to choose the reason phrase, which clients of Pulp
 * read. Both are asked of the server's own objects by name: those of Payara (Grizzly below
 * Catalina) and of WildFly (Undertow).
 */
final class ServerConnection {
  private static final Logger LOG = System.getLogger(ServerConnection.class.getName());

  private final Object request;

  private ServerConnection(Object request) {
    this.request = request;
  }

  static ServerConnection of(ServletRequest request) {
    ServletRequest innermost = request;
    while (innermost instanceof ServletRequestWrapper wrapper) {
      innermost = wrapper.getRequest();
    }
    return new ServerConnection(innermost);
  }

  /** Ends it at once, so that the client sees that the answer is not complete. */
  void cut() {
    try {
      if (isUndertow()) {
        ((AutoCloseable) call(call(request, "getExchange"), "getConnection")).close();
      } else {
        call(call(call(grizzly(), "getContext"), "getConnection"), "terminateSilently");
      }
    } catch (Exception e) {
      LOG.log(Level.WARNING, "Cannot break a connection: {0}", e.toString());
    }
  }

  /** Says something else than the usual words beside the status. */
  void reason(int status, String phrase) {
    try {
      if (isUndertow()) {
        Object exchange = call(request, "getExchange");
        exchange.getClass().getMethod("setReasonPhrase", String.class).invoke(exchange, phrase);
      } else {
        Object response = call(grizzly(), "getResponse");
        response
            .getClass()
            .getMethod("setStatus", int.class, String.class)
            .invoke(response, status, phrase);
      }
    } catch (ReflectiveOperationException e) {
      LOG.log(Level.DEBUG, "Cannot choose the reason phrase: {0}", e.toString());
    }
  }

  private boolean isUndertow() {
    return request.getClass().getName().startsWith("io.undertow.");
  }

  private Object grizzly() throws ReflectiveOperationException {
    Method behindTheFacade = request.getClass().getDeclaredMethod("getUnwrappedCoyoteRequest");
    behindTheFacade.setAccessible(true);
    return call(behindTheFacade.invoke(request), "getCoyoteRequest");
  }

  private static Object call(Object object, String method) throws ReflectiveOperationException {
    return object.getClass().getMethod(method).invoke(object);
  }
}
