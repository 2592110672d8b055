package pulp.tests.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import pulp.tests.server.Build;

/**
 * The published {@code pulp} command line in an environment of its own, kept in target between
 * runs.
 */
final class CliHome {
  private static final String VERSION = "0.41.1";
  private static final int MINUTES = 5;

  private CliHome() {}

  /** Holds the one installation. */
  private static final class Installed {
    static final Path COMMAND = install();
  }

  /** The command; installs it from PyPI when it is not there yet. */
  static Path command() {
    return Installed.COMMAND;
  }

  private static Path install() {
    Path home = Build.target().resolve("pulp-cli-" + VERSION);
    Path done = home.resolve("installed");
    if (!Files.exists(done)) {
      run(List.of("python3", "-m", "venv", home.toString()));
      run(
          List.of(
              home.resolve("bin/pip").toString(),
              "install",
              "--quiet",
              "--disable-pip-version-check",
              "pulp-cli==" + VERSION));
      touch(done);
    }
    return home.resolve("bin/pulp");
  }

  private static void touch(Path file) {
    try {
      Files.writeString(file, VERSION);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(List<String> command) {
    String wanted = "The end-to-end tests need python3 (3.9 or newer) with venv, and PyPI. ";
    try {
      Path log = Files.createTempFile(Files.createDirectories(Build.target()), "pip", ".log");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException(wanted + command + " did not end");
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(wanted + command + " said:\n" + Files.readString(log));
      }
    } catch (IOException e) {
      throw new IllegalStateException(wanted + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
