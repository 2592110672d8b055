package pulp.remote;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.HttpRequest;
import pulp.settings.Settings;

/** The headers of a remote's requests. What belongs to its origin alone goes nowhere else. */
final class RequestHeaders {
  private static final String USER_AGENT = "User-Agent";
  private static final String PRODUCT =
      "pulpcore/%s (java %s, %s %s)"
          .formatted(
              Settings.PULP_VERSION,
              Runtime.version(),
              System.getProperty("os.name"),
              System.getProperty("os.arch"));

  private final RemoteConfig config;
  private final String agent;

  RequestHeaders(RemoteConfig config) {
    this.config = config;
    StringBuilder text = new StringBuilder(PRODUCT);
    for (Map.Entry<String, String> header : config.headers()) {
      if (isAgent(header)) {
        text.append(", ").append(header.getValue());
      }
    }
    agent = text.toString();
  }

  private static boolean isAgent(Map.Entry<String, String> header) {
    return header.getKey().equalsIgnoreCase(USER_AGENT);
  }

  /**
   * Adds them; {@code own} tells whether the request goes to the remote's own origin, first hop to
   * last.
   */
  void addTo(HttpRequest request, boolean own) {
    request.addHeader("Accept", "*/*");
    request.addHeader("Accept-Encoding", "identity");
    request.addHeader(USER_AGENT, agent);
    if (own) {
      List<Map.Entry<String, String>> further =
          config.headers().stream().filter(header -> !isAgent(header)).toList();
      further.forEach(header -> request.removeHeaders(header.getKey()));
      further.forEach(header -> request.addHeader(header.getKey(), header.getValue()));
      if (config.username() != null) {
        request.setHeader("Authorization", basic());
      }
    }
  }

  private String basic() {
    String pair = config.username() + ":" + (config.password() == null ? "" : config.password());
    boolean latin = StandardCharsets.ISO_8859_1.newEncoder().canEncode(pair);
    byte[] bytes = pair.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }
}
