package pulp.tests.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the build has put what is tested, and where tests may write. */
public final class Build {
  private static final Path MODULE = Path.of("").toAbsolutePath();

  private Build() {}

  /** The folder of the checkout. */
  public static Path checkout() {
    return Path.of(System.getProperty("pulp.clone", MODULE.getParent().toString()));
  }

  /** The folder below which tests leave what they make. */
  public static Path target() {
    return MODULE.resolve("target");
  }

  /** A folder below target that is there and is new for this run. */
  public static Path folder(String name) {
    try {
      Files.createDirectories(target());
      return Files.createTempDirectory(target(), name + "-");
    } catch (IOException e) {
      throw new IllegalStateException("No folder for " + name, e);
    }
  }

  /** The one-file server. */
  public static Path jar() {
    return file("pulp.jar", "pulp-launcher/target/pulp.jar");
  }

  /** The EAR. */
  public static Path ear() {
    return file("pulp.ear", "pulp-ear/target/pulp.ear");
  }

  /** The jar of the throw-away plugin. */
  public static Path plugin() {
    Path folder = checkout().resolve("pulp-tests/throwaway/target");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("pulp-throwaway-.*\\.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("No plugin in " + folder));
    } catch (IOException e) {
      throw new IllegalStateException(folder + " is not there: build it first", e);
    }
  }

  /** The Java that runs servers. */
  public static Path java() {
    return Path.of(System.getProperty("pulp.java.home", System.getProperty("java.home")));
  }

  /** What the build says in a system property. */
  public static String setting(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException("The build sets " + property + ": run mvn verify");
    }
    return value;
  }

  /** The folder that a system property names. */
  public static Path folderOf(String property) {
    Path folder = Path.of(setting(property));
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(folder + " is not there: run mvn verify");
    }
    return folder;
  }

  /** A port that nobody listens on right now. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("No free port", e);
    }
  }

  private static Path file(String property, String otherwise) {
    Path path = Path.of(System.getProperty(property, checkout().resolve(otherwise).toString()));
    if (!Files.isRegularFile(path)) {
      throw new IllegalStateException(path + " is not there: build it first (mvn -Dquick package)");
    }
    return path;
  }
}
