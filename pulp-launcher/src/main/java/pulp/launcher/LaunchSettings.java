package pulp.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What must be known before the application is there to read its own settings.
 *
 * @param address PULP_HTTP_ADDRESS: where to listen
 * @param port PULP_HTTP_PORT: 0 takes a free one
 * @param data PULP_DATA_DIR: everything that is kept lies below; absolute
 * @param instance PULP_INSTANCE: its name among those that share the data directory, empty for the
 *     only one
 * @param ownDatabase false when PULP_DB_HOST names a database elsewhere
 * @param apiRoot PULP_API_ROOT: prefix of the API
 */
record LaunchSettings(
    InetAddress address,
    int port,
    Path data,
    String instance,
    boolean ownDatabase,
    String apiRoot) {

  /** Reads system property, then environment variable, of one name. */
  static String fromSystem(String name) {
    String property = System.getProperty(name);
    return property != null ? property : System.getenv(name);
  }

  /**
   * Reads all, and throws one {@link Refusal} that names every wrong one.
   *
   * @param otherWrong a sentence for each wrong setting of the application
   */
  static LaunchSettings read(UnaryOperator<String> source, List<String> otherWrong) {
    List<String> wrong = new ArrayList<>(otherWrong);
    InetAddress address = address(text(source, "PULP_HTTP_ADDRESS", "127.0.0.1"), wrong);
    int port = port(text(source, "PULP_HTTP_PORT", "8080"), wrong);
    Path data = path(text(source, "PULP_DATA_DIR", "pulp-data"));
    String instance = text(source, "PULP_INSTANCE", "");
    boolean ownDatabase = text(source, "PULP_DB_HOST", "").isEmpty();
    if (!instance.matches("[A-Za-z0-9_-]*")) {
      wrong.add("PULP_INSTANCE: '" + instance + "' is not of letters, digits, - and _.");
    } else if (!instance.isEmpty() && ownDatabase) {
      wrong.add("PULP_INSTANCE: several instances need a database of their own, PULP_DB_HOST.");
    }
    if (!wrong.isEmpty()) {
      throw new Refusal("Wrong settings:\n  " + String.join("\n  ", wrong));
    }
    return new LaunchSettings(
        address, port, data, instance, ownDatabase, text(source, "PULP_API_ROOT", "/pulp/"));
  }

  /** Puts a free port in the place of 0, and refuses one that is taken. */
  LaunchSettings withFreePort() {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true); // as the server does: connections in TIME_WAIT do not count
      probe.bind(new InetSocketAddress(address, port));
      return new LaunchSettings(
          address, probe.getLocalPort(), data, instance, ownDatabase, apiRoot);
    } catch (IOException taken) {
      throw new Refusal(
          "Cannot listen on %s:%d: %s. Choose another PULP_HTTP_PORT or PULP_HTTP_ADDRESS."
              .formatted(address.getHostAddress(), port, taken.getMessage()),
          taken);
    }
  }

  /** A port of the loopback interface that nobody uses now. */
  static int freePort() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Where to point a browser or a client at. */
  String url() {
    String host = address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** Where the REST API is. */
  String api() {
    return url() + apiRoot + "api/v3/";
  }

  private static String text(UnaryOperator<String> source, String name, String otherwise) {
    String value = source.apply(name);
    return value == null || value.isBlank() ? otherwise : value.strip();
  }

  private static InetAddress address(String text, List<String> wrong) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException unknown) {
      wrong.add("PULP_HTTP_ADDRESS: '" + text + "' is not an address.");
      return null;
    }
  }

  private static int port(String text, List<String> wrong) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port < 65536) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    wrong.add("PULP_HTTP_PORT: '" + text + "' is not a whole number from 0 to 65535.");
    return 0;
  }

  /** Null for what is no path: the application's own look at its settings says that. */
  private static Path path(String text) {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException invalid) {
      return null;
    }
  }
}
