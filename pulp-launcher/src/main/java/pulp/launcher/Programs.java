package pulp.launcher;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The programs of the PostgreSQL inside, and the log that all of them write to. */
final class Programs {
  private static final Pattern FAILURE = Pattern.compile("FATAL|PANIC|error:|failed|could not");

  private static final int LIMIT_SECONDS = 120; // replaying the log of a crash takes its time

  private final Path home;
  private final Path log;
  private volatile Process current;

  /** Takes what holds bin, lib and share. */
  Programs(Path home, Path log) {
    this.home = home;
    this.log = log;
  }

  Path log() {
    return log;
  }

  /** Runs one of them; one that fails is refused with the reason that it gave. */
  void run(Path directory, String input, String command, String... more) throws IOException {
    if (attempt(directory, input, command, more) != 0) {
      String reason = reason();
      throw new Refusal(
          "PostgreSQL does not work here: %s failed: %s%s. See %s."
              .formatted(
                  command.split(" ", 2)[0],
                  reason,
                  isRoot() && reason.startsWith("unshare")
                      ? " (root needs user namespaces for it; start as another user)"
                      : "",
                  log));
    }
  }

  /**
   * Runs one of them and returns its exit code; what it says goes to the log, for a pipe would stay
   * open as long as the server.
   */
  int attempt(Path directory, String input, String command, String... more) throws IOException {
    List<String> parts = List.of(command.split(" ", -1));
    List<String> words = new ArrayList<>();
    if (isRoot()) {
      // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody
      words.addAll(List.of("unshare", "-U"));
    }
    words.add(home.resolve("bin").resolve(parts.get(0)).toString());
    words.addAll(parts.subList(1, parts.size()));
    words.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("PGDATA", directory.toString());
    builder.environment().put("PGCTLTIMEOUT", Integer.toString(LIMIT_SECONDS));
    Process process = builder.start();
    current = process;
    try (Writer stdin = process.outputWriter()) {
      stdin.write(input);
    }
    try {
      if (!process.waitFor(LIMIT_SECONDS + 5L, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new Refusal("PostgreSQL's " + command + " does not end. See " + log + ".");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted.", interrupted);
    }
    return process.exitValue();
  }

  /** Ends the one that is running. */
  void cut() {
    Process program = current;
    if (program != null) {
      program.destroy();
    }
  }

  private static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  /** The last line that says what failed; tidying up is told after it. */
  private String reason() {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> FAILURE.matcher(line).find())
          .reduce("", (before, line) -> line.strip());
    } catch (IOException unreadable) {
      return "";
    }
  }

  void rotateLog() throws IOException {
    if (Files.exists(log) && Files.size(log) > 10_000_000) {
      Files.move(log, log.resolveSibling("postgresql.1.log"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
