package pulp.remote;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import pulp.problem.Problem;
import pulp.storage.Received;

/** The words for what goes wrong with an upstream (specification 03 §13.4, 04 §14). */
final class Failures {
  private static final int PROXY_LOGIN = 407;
  private static final int TOO_MANY = 429;

  private Failures() {}

  /** The connection failed, before or while the answer came. */
  static FetchFailed connection(String url, IOException cause) {
    if (cause instanceof Addresses.Forbidden) {
      return FetchFailed.forGood(new Problem.Failure("PLP0027", cause.getMessage() + "."), cause);
    }
    if (cause instanceof UnknownHostException) {
      return FetchFailed.forNow(
          new Problem.Failure("PLP0008", "URL lookup failed for " + shown(url) + "."), cause);
    }
    if (cause instanceof SocketTimeoutException
        || cause instanceof ConnectionRequestTimeoutException) {
      return FetchFailed.forNow(timeout(url), cause);
    }
    if (cause instanceof SSLException) {
      return FetchFailed.forNow(
          new Problem.Failure("PLP0026", "TLS error for " + shown(url) + ": " + cause.getMessage()),
          cause);
    }
    return FetchFailed.forNow(
        new Problem.Failure("PLP0027", "Connection error for " + shown(url) + ": " + reason(cause)),
        cause);
  }

  static Problem timeout(String url) {
    return new Problem.Failure(
        "PLP0005",
        "Request timed out for "
            + shown(url)
            + ". Increasing the total_timeout value on the remote might help.");
  }

  /** The upstream answered with a refusal. */
  static FetchFailed status(String url, HttpResponse response) {
    int status = response.getCode();
    if (status == PROXY_LOGIN) {
      return FetchFailed.forGood(
          new Problem.Failure(
              "PLP0010", "The proxy for " + shown(url) + " refused the credentials."),
          null);
    }
    String phrase = response.getReasonPhrase() == null ? "" : " " + response.getReasonPhrase();
    Problem problem =
        new Problem.Failure("PLP0025", "HTTP " + status + phrase + " for " + shown(url) + ".");
    return status == TOO_MANY || status >= 500
        ? FetchFailed.forNow(problem, retryAfter(response))
        : FetchFailed.forGood(problem, null);
  }

  /** Seconds only: dates would compare two clocks. */
  private static Duration retryAfter(HttpResponse response) {
    return Optional.ofNullable(response.getFirstHeader("Retry-After"))
        .map(Header::getValue)
        .filter(text -> text.matches("\\d{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(Duration.ZERO);
  }

  static FetchFailed redirects(String url, String what) {
    return FetchFailed.forGood(
        new Problem.Failure("PLP0025", what + " for " + shown(url) + "."), null);
  }

  static Problem scheme(String url) {
    return new Problem.Failure("PLP0009", "URL: " + shown(url) + " not supported.");
  }

  /** Of what is expected nothing could be checked. */
  static Problem forbidden(Set<String> algorithms) {
    List<String> quoted = algorithms.stream().sorted().map(name -> "'" + name + "'").toList();
    return new Problem.Failure(
        "PLP0020", "Checksum algorithms " + quoted + " are forbidden for this Pulp instance.");
  }

  static Problem size(String url, long expected, String actual) {
    return new Problem.Failure("PLP0004", failed(url, "size", Long.toString(expected), actual));
  }

  private static Problem digest(String url, String expected, String actual) {
    return new Problem.Failure("PLP0003", failed(url, "checksum", expected, actual));
  }

  private static String failed(String url, String by, String expected, String actual) {
    return "A file located at the url "
        + shown(url)
        + " failed validation due to "
        + by
        + ". Expected '"
        + expected
        + "', Actual '"
        + actual
        + "'";
  }

  /**
   * What differs from what was expected, if anything; algorithms that are not computed here are
   * passed over.
   */
  static Optional<Problem> difference(String url, Expected expected, Received received) {
    for (Map.Entry<String, String> digest : expected.digests().entrySet()) {
      String actual = received.digests().get(digest.getKey());
      if (actual != null && !actual.equalsIgnoreCase(digest.getValue())) {
        return Optional.of(digest(url, digest.getValue(), actual));
      }
    }
    return expected.isSized() && expected.size() != received.size()
        ? Optional.of(size(url, expected.size(), Long.toString(received.size())))
        : Optional.empty();
  }

  /** A URL as it may be shown: without user information. */
  static String shown(String url) {
    return url.replaceFirst("^([a-zA-Z][a-zA-Z0-9+.-]*://)[^/?#@]*@", "$1");
  }

  private static String reason(IOException cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
