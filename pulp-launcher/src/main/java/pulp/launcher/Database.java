package pulp.launcher;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The PostgreSQL that comes inside, a process of its own: it survives a killed JVM, and the next
 * start ends what was left over before it begins. It listens on the loopback interface only, on a
 * port that is free at the time, and wants a password that nobody but the owner can read.
 */
final class Database {
  /** Durable, whatever it costs; else sized for one machine that does other things too. */
  private static final List<String> SETTINGS =
      List.of(
          "fsync=on",
          "synchronous_commit=on",
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "max_connections=100",
          "shared_buffers=256MB",
          "effective_cache_size=1GB",
          "work_mem=16MB",
          "maintenance_work_mem=128MB",
          "max_wal_size=2GB",
          "random_page_cost=1.1",
          "jit=off",
          "log_timezone=UTC",
          "timezone=UTC",
          "log_min_duration_statement=2s");

  private static final String USER = "pulp";
  private static final String NAME = "pulp";
  private static final System.Logger LOG = System.getLogger("pulp.launcher");
  private static final int RESTARTS = 5;
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration LASTS = Duration.ofMinutes(1);
  private final Programs programs;
  private final Path cluster;
  private final Path passwordFile;
  private final Lock one = new ReentrantLock();
  private volatile boolean ending;
  private int port;
  private Postmaster postmaster;

  /**
   * Knows where everything is; starts nothing.
   *
   * @param programs holds bin, lib and share
   */
  Database(Path programs, DataDirectory data) throws IOException {
    this.programs = new Programs(programs, data.kept("logs").resolve("postgresql.log"));
    this.cluster = data.path("postgresql");
    this.passwordFile = data.path("postgresql-password");
  }

  /** Refuses a system for which there are no programs inside. */
  static void checkSystem() {
    String system = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    boolean musl = Files.exists(Path.of("/etc/alpine-release"));
    if (!system.equals("Linux on amd64") || musl) {
      throw new Refusal(
          "The PostgreSQL inside runs on Linux (glibc) on amd64, not on %s. Name another by PULP_DB_HOST."
              .formatted(musl ? "Alpine Linux" : system));
    }
  }

  /** Starts, and tells the application by PULP_DB_… where. */
  void start() {
    one.lock();
    try {
      programs.rotateLog();
      if (Files.exists(cluster)) {
        stop(); // what a killed JVM has left running
      } else {
        create();
      }
      port = LaunchSettings.freePort();
      startServer();
      System.setProperty("PULP_DB_HOST", "127.0.0.1");
      System.setProperty("PULP_DB_PORT", Integer.toString(port));
      System.setProperty("PULP_DB_NAME", NAME);
      System.setProperty("PULP_DB_USER", USER);
      System.setProperty("PULP_DB_PASSWORD", Files.readString(passwordFile));
    } catch (IOException failure) {
      throw new Refusal("PostgreSQL cannot be started: " + failure, failure);
    } finally {
      one.unlock();
    }
  }

  private void startServer() throws IOException {
    StringBuilder options = new StringBuilder("-p " + port);
    SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
    run(cluster, "pg_ctl start --wait", "--log=" + programs.log(), "--options=" + options);
    postmaster = Postmaster.of(cluster);
  }

  /**
   * Looks after it until {@link #end}: one that has ended by itself is started again, on the same
   * port, and replays its log. Returns when that does not help: it does not start, or never lasts.
   */
  void watch() throws InterruptedException {
    int restarts = 0;
    Instant begin = Instant.now();
    while (!ending && restarts <= RESTARTS) {
      Thread.sleep(LOOK.multipliedBy(Math.max(1, restarts)));
      if (isRunning()) {
        restarts = begin.plus(LASTS).isBefore(Instant.now()) ? 0 : restarts;
      } else if (++restarts <= RESTARTS) {
        begin = Instant.now();
        startAgain(restarts);
      }
    }
  }

  /** Whether it has been told to stop. */
  boolean isEnding() {
    return ending;
  }

  private boolean isRunning() {
    one.lock();
    try {
      return ending || postmaster.isAlive();
    } finally {
      one.unlock();
    }
  }

  private void startAgain(int time) throws InterruptedException {
    one.lock();
    try {
      if (!ending) {
        LOG.log(
            Level.WARNING,
            "PostgreSQL has ended by itself and is started again, see {0}",
            programs.log());
        postmaster.clear();
        startServer();
        LOG.log(Level.WARNING, "PostgreSQL runs again");
      }
    } catch (IOException | Refusal failure) {
      if (!ending) {
        LOG.log(Level.ERROR, "Attempt {0} of {1}: {2}", time, RESTARTS, failure.getMessage());
      }
    } finally {
      one.unlock();
    }
  }

  /** Stops for good, and whatever is just under way to start: nothing of it may outlive this. */
  void end() throws IOException {
    ending = true;
    programs.cut();
    one.lock(); // until start has seen it
    try {
      stop();
    } finally {
      one.unlock();
    }
  }

  /** Cuts the connections and stops, if it runs; nothing that was committed is lost. */
  private void stop() throws IOException {
    if (programs.attempt(cluster, "", "pg_ctl status") == 0) {
      programs.run(cluster, "", "pg_ctl stop --mode=fast --wait");
    }
  }

  /** Takes its final name when it is complete, so that a start that was cut off leaves nothing. */
  private void create() throws IOException {
    Path half = cluster.resolveSibling("postgresql-new");
    DataDirectory.delete(half);
    Files.deleteIfExists(passwordFile);
    Files.createFile(
        passwordFile,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    // the superuser gets one that nobody knows afterwards
    Files.writeString(passwordFile, random());
    run(
        half,
        "initdb --username=postgres --auth=scram-sha-256 --encoding=UTF8 --locale=C"
            + " --locale-provider=builtin --builtin-locale=C.UTF-8",
        "--pwfile=" + passwordFile);
    String password = random();
    Files.writeString(passwordFile, password);
    String statements =
        """
        create role %s login password '%s'
        create database %s owner %s
        """
            .formatted(USER, password, NAME, USER);
    programs.run(half, statements, "postgres --single postgres");
    Files.move(half, cluster);
  }

  private void run(Path directory, String command, String... more) throws IOException {
    if (ending) {
      throw new Refusal("Stopped while it started.");
    }
    programs.run(directory, "", command, more);
  }

  private static String random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
