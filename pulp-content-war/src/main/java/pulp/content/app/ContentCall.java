package pulp.content.app;

import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pulp.access.User;
import pulp.web.Call;

/** A request for content, as guards and distribution types see it. */
final class ContentCall implements Call {
  private final HttpServletRequest request;
  private final String path;
  private String correlationId;

  ContentCall(HttpServletRequest request, String path) {
    this.request = request;
    this.path = path;
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String rawPath() {
    return request.getRequestURI();
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public Map<String, String> variables() {
    return Map.of();
  }

  @Override
  public Map<String, List<String>> query() {
    Map<String, List<String>> query = new LinkedHashMap<>();
    String text = request.getQueryString();
    if (text != null) {
      for (String pair : text.split("&")) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        query.computeIfAbsent(decoded(name), missing -> new ArrayList<>()).add(decoded(value));
      }
    }
    return query;
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  @Override
  public InputStream body() {
    return InputStream.nullInputStream();
  }

  @Override
  public String origin() {
    return request.getScheme() + "://" + request.getHeader("Host");
  }

  /** Nobody yet: only a guard that asks for a user will have to look for one. */
  @Override
  public Optional<User> user() {
    return Optional.empty();
  }

  @Override
  public String correlationId() {
    if (correlationId == null) {
      correlationId = UUID.randomUUID().toString().replace("-", "");
    }
    return correlationId;
  }

  private static String decoded(String text) {
    return RawPath.decode(text.replace('+', ' '));
  }
}
