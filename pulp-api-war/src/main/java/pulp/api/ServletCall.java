package pulp.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import pulp.access.User;
import pulp.web.Call;
import pulp.web.Input;
import pulp.web.Reply;

/** A servlet request as the features see it. */
public final class ServletCall implements Call {
  private final HttpServletRequest request;
  private final String correlationId;
  private final Function<Call, Input> bodies;
  private final String decoded;
  private final Map<String, List<String>> query;

  private String prefix = "/";
  private Map<String, String> variables = Map.of();
  private Supplier<Optional<User>> authentication = Optional::empty;
  private Optional<User> user;
  private Input input;

  ServletCall(HttpServletRequest request, String correlationId, Function<Call, Input> bodies) {
    this.request = request;
    this.correlationId = correlationId;
    this.bodies = bodies;
    this.decoded = Urls.decode(request.getRequestURI()).orElse("\0");
    this.query = Urls.query(request.getQueryString());
  }

  /** The whole decoded path. */
  String decoded() {
    return decoded;
  }

  /** Says below which prefix the request is answered. */
  void below(String mount) {
    prefix = mount;
  }

  /** Says what the variables of the matched path are. */
  public void match(Map<String, String> values) {
    variables = values;
  }

  /**
   * Says how to find out who asks; done when somebody wants to know, so that open paths ignore
   * wrong credentials.
   */
  void authenticatedBy(Supplier<Optional<User>> how) {
    authentication = how;
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
    return decoded.substring(Math.min(prefix.length(), decoded.length()));
  }

  @Override
  public Map<String, String> variables() {
    return variables;
  }

  @Override
  public Map<String, List<String>> query() {
    return query;
  }

  /** To path and query as they were sent, with a slash behind the path. */
  public Reply toSlash() {
    String sent = request.getQueryString();
    String location = request.getRequestURI() + "/" + (sent == null ? "" : "?" + sent);
    return Reply.empty(301).with("Location", location).with("Content-Length", "0");
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  @Override
  public InputStream body() {
    try {
      return request.getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Input input() {
    if (input == null) {
      input = bodies.apply(this);
    }
    return input;
  }

  /** The parsed body, if it was asked for. */
  Optional<Input> parsed() {
    return Optional.ofNullable(input);
  }

  @Override
  public String origin() {
    String host = request.getHeader("Host");
    return request.getScheme() + "://" + (host == null ? request.getServerName() : host);
  }

  @Override
  public Optional<User> user() {
    if (user == null) {
      user = authentication.get();
    }
    return user;
  }

  @Override
  public String correlationId() {
    return correlationId;
  }
}
