package pulp.web;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pulp.access.User;

/** A request. Paths are kept raw and decoded by whoever reads them. */
public interface Call {
  /** GET, HEAD, POST … */
  String method();

  /** The path as it was sent, percent-encoded, from the first slash, without the query. */
  String rawPath();

  /** The part of the decoded path behind the mount's prefix, no leading slash. */
  String path();

  /** Decoded values of the path's variables, by name. */
  Map<String, String> variables();

  /** Decoded query parameters in the order sent; each with all of its values. */
  Map<String, List<String>> query();

  /** The last value of a query parameter. */
  default Optional<String> query(String name) {
    List<String> values = query().get(name);
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
  }

  /** The first value of a header, by any spelling of its name. */
  Optional<String> header(String name);

  /** The raw body; read once, and not after {@link #input()}. */
  InputStream body();

  /**
   * The body, parsed at first use; throws a {@link pulp.problem.Problem} when it cannot be read.
   */
  default Input input() {
    throw new UnsupportedOperationException("Bodies are not read here.");
  }

  /** Scheme and host as the client sees them, {@code http://localhost:8080}. */
  String origin();

  /** Who asks; empty for nobody. */
  Optional<User> user();

  /** The correlation id of this request. */
  String correlationId();
}
