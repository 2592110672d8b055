package pulp.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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
  private static final int START_SECONDS = 120; // replaying the log of a crash takes its time
  private static final int STOP_SECONDS = 30;

  private final Path programs;
  private final Path cluster;
  private final Path passwordFile;
  private final Path log;

  /**
   * Knows where everything is; starts nothing.
   *
   * @param programs holds bin, lib and share
   */
  Database(Path programs, DataDirectory data) throws IOException {
    this.programs = programs;
    this.cluster = data.path("postgresql");
    this.passwordFile = data.path("postgresql-password");
    this.log = data.kept("logs").resolve("postgresql.log");
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
    try {
      rotateLog();
      if (Files.exists(cluster)) {
        endWhatIsLeft();
      } else {
        create();
      }
      int port = LaunchSettings.freePort();
      StringBuilder options = new StringBuilder("-p " + port);
      SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
      run(
          START_SECONDS,
          "pg_ctl", "start", "-w", "-t", "" + START_SECONDS, "-D", cluster.toString(), "-l", log.toString(), "-o", options.toString());
      System.setProperty("PULP_DB_HOST", "127.0.0.1");
      System.setProperty("PULP_DB_PORT", Integer.toString(port));
      System.setProperty("PULP_DB_NAME", NAME);
      System.setProperty("PULP_DB_USER", USER);
      System.setProperty("PULP_DB_PASSWORD", Files.readString(passwordFile));
    } catch (IOException failure) {
      throw new Refusal("PostgreSQL cannot be started: " + failure, failure);
    }
  }

  /** Stops once the connections are cut; nothing that was committed is lost. */
  void stop() throws IOException {
    run(STOP_SECONDS, "pg_ctl", "stop", "-m", "fast", "-w", "-t", "" + STOP_SECONDS, "-D", cluster.toString());
  }

  private void endWhatIsLeft() throws IOException {
    if (Files.exists(cluster.resolve("postmaster.pid")) && isRunning()) {
      stop();
    }
  }

  private boolean isRunning() throws IOException {
    return attempt(STOP_SECONDS, "", List.of("pg_ctl", "status", "-D", cluster.toString())) == 0;
  }

  /** Takes its final name when it is complete, so that a start that was cut off leaves nothing. */
  private void create() throws IOException {
    Path half = cluster.resolveSibling("postgresql-new");
    DataDirectory.delete(half);
    String password = random();
    Files.deleteIfExists(passwordFile);
    Files.createFile(
        passwordFile,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    // for initdb, which gives it to the superuser; nobody knows that one afterwards
    Files.writeString(passwordFile, random());
    run(
        START_SECONDS,
        "initdb", "-D", half.toString(), "-U", "postgres", "--pwfile", passwordFile.toString(), "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
    Files.writeString(passwordFile, password);
    String statements =
        """
        create role %s login password '%s'
        create database %s owner %s
        """
            .formatted(USER, password, NAME, USER);
    check(attempt(START_SECONDS, statements, List.of("postgres", "--single", "-D", half.toString(), "postgres")), "postgres");
    Files.move(half, cluster);
  }

  private void run(int seconds, String... command) throws IOException {
    check(attempt(seconds, "", List.of(command)), command[0]);
  }

  private void check(int exitCode, String program) {
    if (exitCode != 0) {
      throw new Refusal("PostgreSQL's %s failed (%d): %s. See %s.".formatted(program, exitCode, lastLine(), log));
    }
  }

  /** Runs one of PostgreSQL's programs; what it says goes to the log, for pipes outlive it. */
  private int attempt(int seconds, String input, List<String> command) throws IOException {
    List<String> full = new ArrayList<>();
    if (isRoot()) {
      // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody
      full.addAll(List.of("unshare", "-U"));
    }
    full.add(programs.resolve("bin").resolve(command.get(0)).toString());
    full.addAll(command.subList(1, command.size()));
    Process process =
        new ProcessBuilder(full)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try (var stdin = process.outputWriter()) {
      stdin.write(input);
    }
    try {
      if (!process.waitFor(seconds + 5L, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new Refusal(command.get(0) + " does not end. See " + log + ".");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted.", interrupted);
    }
    return process.exitValue();
  }

  private static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  private String lastLine() {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> !line.isBlank()).reduce("", (before, line) -> line.strip());
    } catch (IOException unreadable) {
      return "";
    }
  }

  private void rotateLog() throws IOException {
    if (Files.exists(log) && Files.size(log) > 10_000_000) {
      Files.move(log, log.resolveSibling("postgresql.1.log"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
