package pulp.launcher;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Starts the database, the server and the application, in this order, and stops them the other way
 * round. Whatever keeps it from that is one plain sentence on the terminal and an exit code of 1.
 */
public final class Main {
  /** Where the application keeps the password that it generates at the first start. */
  static final String PASSWORD = "admin-password";

  private final DataDirectory data;
  private final Database database;
  private final Server server;

  private Main(DataDirectory data, Path dist, boolean ownDatabase) throws IOException {
    this.data = data;
    this.database = ownDatabase ? new Database(dist.resolve("postgresql"), data) : null;
    this.server = new Server(dist, data);
  }

  /**
   * Starts and stays; with the argument {@code check} it starts, says so and stops again; {@code
   * demo} drives a server that runs.
   */
  public static void main(String[] arguments) {
    String command = arguments.length == 0 ? "start" : arguments[0];
    try {
      switch (command) {
        case "start" -> start();
        case "check" -> {
          start();
          System.exit(0);
        }
        default -> throw new Refusal("Unknown command " + command + "; there are start and check.");
      }
    } catch (Refusal refusal) {
      refusal.getMessage().lines().forEach(line -> System.err.println("pulp: " + line));
      System.exit(1);
    } catch (Exception defect) {
      defect.printStackTrace();
      System.exit(1);
    }
  }

  private static void start() throws Exception {
    LaunchSettings wanted =
        LaunchSettings.read(
            LaunchSettings::fromSystem, ApplicationSettings.wrong(dist().resolve("settings.jar")));
    if (wanted.ownDatabase()) {
      Database.checkSystem();
    }
    DataDirectory data = DataDirectory.take(wanted.data(), wanted.instance());
    data.requireRoom();
    LaunchSettings settings = wanted.withFreePort();
    System.out.printf("Starting on %s, data in %s%n", settings.url(), settings.data());
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s: %5$s%6$s%n");
    System.setProperty("PULP_DATA_DIR", settings.data().toString());
    System.setProperty("PULP_HTTP_PORT", Integer.toString(settings.port()));

    Main instance = new Main(data, dist(), settings.ownDatabase());
    Runtime.getRuntime().addShutdownHook(new Thread(instance::stop, "stop"));
    Files.deleteIfExists(data.own("url"));
    boolean userIsKnown = Files.exists(data.path(PASSWORD));
    instance.run(settings);
    data.deleteOtherBuilds(dist());
    // whoever waits for this instance waits for the file
    Files.writeString(data.own("url"), settings.url());
    long millis = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    String roles = LaunchSettings.fromSystem("PULP_ROLES");
    boolean api = roles == null || roles.isBlank() || roles.contains("api");
    System.out.printf(
        "Pulp is ready at %s after %.1f s%n",
        api ? settings.api() : settings.url(), millis / 1000.0);
    if (!userIsKnown && Files.exists(data.path(PASSWORD))) {
      System.out.printf(
          "User admin, password %s (kept in %s)%n",
          Files.readString(data.path(PASSWORD)).strip(), data.path(PASSWORD));
    }
  }

  private void run(LaunchSettings settings) throws Exception {
    CompletableFuture<Void> databaseStarts =
        database == null
            ? CompletableFuture.completedFuture(null)
            : CompletableFuture.runAsync(database::start);
    Path logs = data.kept("logs");
    StartFailure failure = new StartFailure();
    server.boot(settings, logs);
    try {
      databaseStarts.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof Refusal refusal ? refusal : failed;
    }
    if (database != null) {
      Thread watch = new Thread(this::watch, "database");
      watch.setDaemon(true);
      watch.start();
    }
    failure.listen();
    if (!server.deploy()) {
      throw new Refusal("The application does not start. " + failure.reason() + " See " + logs);
    }
    if (!server.listen()) {
      throw new Refusal("The server cannot listen on " + settings.url() + ". " + failure.reason());
    }
    failure.stopListening();
    try {
      Server.ask(URI.create(settings.url() + "/"));
    } catch (IOException silent) {
      System.err.printf("pulp: nothing answers at %s: %s%n", settings.url(), silent.getMessage());
    }
  }

  /** Without its database the server is of no use. */
  private void watch() {
    try {
      database.watch();
      if (!database.isEnding()) {
        System.err.println(
            "pulp: PostgreSQL has ended and cannot be kept running. The server ends, see "
                + data.kept("logs"));
        System.exit(1);
      }
    } catch (IOException | InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop() {
    try {
      Server.awaitStop();
      if (database != null) {
        database.end();
      }
    } catch (IOException | Refusal failure) {
      System.err.println("pulp: " + failure.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The directory that start.jar, this class's jar, lies in. */
  private static Path dist() throws URISyntaxException {
    return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .getParent();
  }
}
