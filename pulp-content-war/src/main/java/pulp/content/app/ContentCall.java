package pulp.content.app;

import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pulp.access.User;
import pulp.web.Call;
import pulp.web.QueryString;

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
    return QueryString.read(request.getQueryString(), RawPath::decode);
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
}
