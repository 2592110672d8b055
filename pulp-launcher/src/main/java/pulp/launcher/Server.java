package pulp.launcher;

import fish.payara.micro.ClusterCommandResult.ExitStatus;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.AdminCommandRunner;
import fish.payara.micro.boot.PayaraMicroBoot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Payara Micro with the EAR in it (decision 0002). It boots empty and takes the EAR afterwards: one
 * that is given at boot is deployed and then breaks Micro's own report of what it has deployed.
 */
final class Server {
  private static final String APPLICATION = "pulp";
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
  private static final String LISTENER =
      "configs.config.server-config.network-config.network-listeners.network-listener.http-listener";
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final Path dist;
  private final Path root;
  private PayaraMicroRuntime runtime;
  private volatile AdminCommandRunner commands;

  /**
   * Knows where everything is; starts nothing.
   *
   * @param dist what was unpacked: runtime, server, pulp.ear
   */
  Server(Path dist, DataDirectory data) {
    this.dist = dist;
    this.root = data.own("server");
  }

  /** Boots without an application. */
  void boot(LaunchSettings settings, Path logs) throws ReflectiveOperationException, IOException {
    Path preBoot = prepareRoot(settings, logs);
    System.setProperty("fish.payara.micro.BootJar", dist.resolve("start.jar").toUri().toString());
    System.setProperty("fish.payara.micro.UnpackDir", dist.toString());
    String[] arguments = {
      "--nohazelcast",
      "--disablephonehome",
      "--rootdir",
      root.toString(),
      "--port",
      Integer.toString(settings.port()),
      "--prebootcommandfile",
      preBoot.toString(),
      "--logproperties",
      root.resolve("config/logging.properties").toString()
    };
    // this class is in a jar of the runtime: Micro's own launcher would unpack that once more
    Class<?> micro = Class.forName("fish.payara.micro.impl.PayaraMicroImpl");
    PayaraMicroBoot boot = (PayaraMicroBoot) micro.getMethod("getInstance").invoke(null);
    boot.setPostBootHandler(runner -> commands = runner);
    micro.getMethod("create", String[].class).invoke(null, (Object) arguments);
    runtime = boot.getRuntime();
  }

  /** Deploys; Micro answers true even when that failed, so its list of applications is asked. */
  boolean deploy() {
    return runtime.deploy(dist.resolve("pulp.ear").toFile())
        && runtime.getDeployedApplicationNames().contains(APPLICATION);
  }

  /** Asks it once: what its first request sets up is then there for everybody's. */
  static void ask(URI url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout((int) ANSWER_LIMIT.toMillis());
    connection.setReadTimeout((int) ANSWER_LIMIT.toMillis());
    connection.getResponseCode();
    connection.disconnect();
  }

  /** Begins to listen; before it Payara would answer 404 and 500 for what is not there yet. */
  boolean listen() {
    return commands.run("set", LISTENER + ".enabled=true").getExitStatus() == ExitStatus.SUCCESS;
  }

  /**
   * Waits, inside a shutdown hook, until Micro's own hook has ended the application and the server:
   * hooks run side by side, and the application still needs its database.
   */
  static void awaitStop() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("Payara Micro Shutdown Hook")) {
        thread.join(STOP_LIMIT.toMillis());
      }
    }
  }

  /** Starts from nothing: an application that Micro remembers breaks the next boot. */
  private Path prepareRoot(LaunchSettings settings, Path logs) throws IOException {
    DataDirectory.delete(root);
    Path pristine = dist.resolve("server");
    try (Stream<Path> files = Files.walk(pristine)) {
      files.forEach(file -> copy(file, root.resolve(pristine.relativize(file))));
    }
    Path config = root.resolve("config");
    write("logging.properties", config, Map.of("logs", logs.toString()));
    write(
        "pre-boot.asadmin",
        config,
        Map.of("listener", "http-listener", "address", settings.address().getHostAddress()));
    Path preBoot = config.resolve("pre-boot.asadmin");
    Files.writeString(preBoot, "\nset " + LISTENER + ".enabled=false\n", StandardOpenOption.APPEND);
    return preBoot;
  }

  private static void copy(Path from, Path to) {
    try {
      if (Files.isDirectory(from)) {
        Files.createDirectories(to);
      } else {
        Files.copy(from, to);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void write(String resource, Path directory, Map<String, String> values)
      throws IOException {
    try (InputStream stream = Server.class.getResourceAsStream(resource)) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> value : values.entrySet()) {
        text = text.replace("${" + value.getKey() + "}", value.getValue());
      }
      Files.writeString(directory.resolve(resource), text);
    }
  }
}
