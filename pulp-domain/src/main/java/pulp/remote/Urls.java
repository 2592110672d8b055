package pulp.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Reads URLs as people and servers write them. */
final class Urls {
  private static final int HIGHEST_PORT = 65_535;
  private static final String ILLEGAL = " \"<>\\^`{|}[]";

  private Urls() {}

  /** What stands before the first colon, in lower case; empty when that is no scheme. */
  static String scheme(String url) {
    int colon = url.indexOf(':');
    String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
    return scheme.matches("[a-z][a-z0-9+.-]*") ? scheme : "";
  }

  /**
   * A URL with a host; characters that may not stand in one are percent-encoded, all others are
   * left as they are.
   */
  static Optional<URI> http(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      uri = encoded(url);
    }
    return Optional.ofNullable(uri).filter(Urls::isReachable);
  }

  private static boolean isReachable(URI url) {
    return url.getHost() != null && url.getPort() <= HIGHEST_PORT;
  }

  private static URI encoded(String url) {
    int path = url.indexOf('/', url.indexOf("//") + 2);
    if (path < 0) {
      return null;
    }
    StringBuilder text = new StringBuilder(url.substring(0, path));
    for (byte one : url.substring(path).getBytes(StandardCharsets.UTF_8)) {
      boolean plain = one > ' ' && one < 127 && ILLEGAL.indexOf(one) < 0;
      text.append(
          plain
              ? String.valueOf((char) one)
              : "%" + HexFormat.of().withUpperCase().toHexDigits(one));
    }
    try {
      return new URI(text.toString());
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** The path and the query, as they go into the request line. */
  static String target(URI url) {
    URI ascii = URI.create(url.toASCIIString());
    String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
    return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
  }

  /** Where a redirect leads; empty when that cannot be told or is no web address. */
  static Optional<URI> redirected(URI from, String location) {
    Optional<URI> absolute = http(location);
    if (absolute.isEmpty()) {
      try {
        absolute =
            Optional.of(from.resolve(location.replace(" ", "%20"))).filter(Urls::isReachable);
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return absolute.filter(url ->
        url.getScheme() != null && url.getScheme().toLowerCase(Locale.ROOT).matches("https?"));
  }
}
