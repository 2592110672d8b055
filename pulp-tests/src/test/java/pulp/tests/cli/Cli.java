package pulp.tests.cli;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import pulp.tests.server.Build;
import pulp.tests.server.PulpServer;

/** Runs the real {@code pulp} against a server. */
final class Cli {
  private static final int MINUTES = 5;

  private final Path folder = Build.folder("cli");

  Cli(PulpServer server) {
    try {
      Files.writeString(
          folder.resolve("cli.toml"),
          """
          [cli]
          base_url = "%s"
          username = "admin"
          password = "%s"
          timeout = 240
          """
              .formatted(server.address(), server.password()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A command from its beginning and the options that follow. */
  static String[] join(String[] options, String... beginning) {
    return Stream.concat(Stream.of(beginning), Stream.of(options)).toArray(String[]::new);
  }

  /** A folder of this client's own. */
  Path folder() {
    return folder;
  }

  /** Runs a command that shall work. */
  Ran ok(String... arguments) {
    Ran ran = run(arguments);
    if (ran.exit() != 0) {
      throw new AssertionError(ran.toString());
    }
    return ran;
  }

  /** Runs a command that shall fail; returns what it complained about. */
  String fails(String... arguments) {
    Ran ran = run(arguments);
    if (ran.exit() == 0) {
      throw new AssertionError("Did not fail: " + ran);
    }
    return ran.err();
  }

  /** Runs a command that prints an object. */
  JsonObject object(String... arguments) {
    return ok(arguments).object();
  }

  /** Runs a command that prints a list. */
  List<JsonObject> list(String... arguments) {
    return ok(arguments).list();
  }

  /** Runs a command. */
  Ran run(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(CliHome.command().toString());
    command.addAll(List.of("--config", folder.resolve("cli.toml").toString()));
    command.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().put("HOME", folder.toString());
      builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
      builder.environment().keySet().removeIf(name -> name.startsWith("PULP_"));
      Process process = builder.start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError(command + " did not end: " + Files.readString(err));
      }
      return new Ran(
          List.of(arguments), process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new IllegalStateException(command.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
