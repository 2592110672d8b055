package pulp.api;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;

/**
 * The one servlet of the API role. A request with a body that may be long is answered on threads of
 * its own, so that slow clients never hold the threads that answer quick requests.
 */
@WebServlet(urlPatterns = "/*", loadOnStartup = 1, asyncSupported = true)
public class Front extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** Bodies up to this many bytes are there as soon as the head is, as good as. */
  private static final long SHORT_BODY = 64 * 1024;

  @Inject transient Answering answering;

  @Resource transient ManagedExecutorService executor;

  private final transient LonePercents percents = new LonePercents();

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    percents.mendAfter(request);
    if (!hasLongBody(request)) {
      answering.answer(request, response);
      return;
    }
    AsyncContext async = request.startAsync(request, response);
    async.setTimeout(0);
    try {
      executor.execute(() -> answerLater(async));
    } catch (RejectedExecutionException e) {
      response.setHeader("Retry-After", "5");
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      async.complete();
    }
  }

  private void answerLater(AsyncContext async) {
    try {
      answering.answer(
          (HttpServletRequest) async.getRequest(), (HttpServletResponse) async.getResponse());
    } catch (IOException e) {
      log("The client went away: " + e.getMessage());
    } finally {
      async.complete();
    }
  }

  private static boolean hasLongBody(HttpServletRequest request) {
    String type = request.getContentType();
    boolean parts =
        type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/");
    boolean chunked = request.getHeader("Transfer-Encoding") != null;
    return parts || chunked || request.getContentLengthLong() > SHORT_BODY;
  }
}
