package pulp.content.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import pulp.distribution.serving.Answer;
import pulp.distribution.serving.Resolution;
import pulp.problem.Problem;

/** Answers without a file: pages, redirects, refusals (§13.6). */
@ApplicationScoped
class PlainAnswers {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String HTML = "text/html; charset=utf-8";
  private static final String TROUBLE = "500 Internal Server Error\n\nServer got itself in trouble";
  private static final int UNSATISFIABLE = HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE;
  private static final String RETRY_SECONDS = "5";

  void listing(Resolution.Listing listing, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    bytes(HTML, ListingPage.of(listing), request, response);
  }

  /** To another path of ours, on this host; a query is dropped (§2). */
  void redirect(
      Resolution.Redirect redirect, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(
        "Location", request.getContextPath() + "/" + RawPath.encode(redirect.path()));
    refuse(HttpServletResponse.SC_MOVED_PERMANENTLY, "Moved Permanently", request, response);
  }

  void live(Answer answer, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (answer) {
      case Answer.Bytes bytes -> {
        bytes.headers().forEach(response::setHeader);
        byte[] body = new byte[bytes.body().remaining()];
        bytes.body().duplicate().get(body);
        bytes(bytes.type(), body, request, response);
      }
      case Answer.Redirect redirect -> {
        response.setHeader("Location", redirect.location());
        refuse(redirect.status(), "Found", request, response);
      }
      default -> refuse(HttpServletResponse.SC_NOT_FOUND, "Not Found", request, response);
    }
  }

  /** Only GET and HEAD are offered. */
  void wrongMethod(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("Allow", "GET,HEAD");
    refuse(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Method Not Allowed", request, response);
  }

  /**
   * Answers whatever can be answered without the file: 304, 412, 416; false when the file has to be
   * sent.
   */
  boolean isRefused(
      FileHead head, Ranges.Asked asked, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (asked instanceof Ranges.Malformed) {
      writeSize(head, response);
      refuse(UNSATISFIABLE, "Requested Range Not Satisfiable", request, response);
      return true;
    }
    Conditions.Outcome outcome = head.conditions(request).judge();
    if (outcome == Conditions.Outcome.NOT_MODIFIED) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      head.writeValidators(response);
    } else if (outcome == Conditions.Outcome.FAILED) {
      response.setStatus(HttpServletResponse.SC_PRECONDITION_FAILED);
      response.setContentLength(0);
    } else if (head.size() != null && Ranges.of(asked, head.size()) == null) {
      writeSize(head, response);
      response.setStatus(UNSATISFIABLE);
      response.setContentLength(0);
    } else {
      return false;
    }
    return true;
  }

  private static void writeSize(FileHead head, HttpServletResponse response) {
    response.setHeader("Content-Range", "bytes */" + (head.size() == null ? "*" : head.size()));
  }

  void problem(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    refuse(problem.status(), problem.getMessage(), request, response);
  }

  /** The database cannot be asked, and what was asked for is not in memory. */
  void away(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("Retry-After", RETRY_SECONDS);
    refuse(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Service Unavailable", request, response);
  }

  /** A defect of ours. */
  void trouble(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("Connection", "close");
    byte[] body = TROUBLE.getBytes(StandardCharsets.UTF_8);
    response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    bytes(TEXT, body, request, response);
  }

  /** A status with the words for it, which also are the reason phrase. */
  void refuse(int status, String words, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = (status + ": " + words).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    ServerConnection.of(request).reason(status, words);
    bytes(TEXT, body, request, response);
  }

  private static void bytes(
      String type, byte[] body, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType(type);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentLength(body.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(body);
    }
  }
}
