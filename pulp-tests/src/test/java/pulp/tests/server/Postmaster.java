package pulp.tests.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The processes of the PostgreSQL inside a server, for tests that do them harm. */
public final class Postmaster {
  private final ProcessHandle process;

  private Postmaster(ProcessHandle process) {
    this.process = process;
  }

  /** The one that runs now. */
  public static Postmaster of(PulpServer server) {
    Path file = server.dataDir().resolve("postgresql/postmaster.pid");
    try {
      long pid = Long.parseLong(Files.readAllLines(file).get(0));
      return new Postmaster(ProcessHandle.of(pid).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops all of it in the middle of what it does; connections stay open and nothing answers. */
  public void freeze() {
    signal("STOP", all());
  }

  /** Lets it go on. */
  public void thaw() {
    signal("CONT", all());
  }

  /** Ends the first of its processes without a word; the others notice and end. */
  public void kill() {
    signal("KILL", Stream.of(process));
  }

  private Stream<ProcessHandle> all() {
    return Stream.concat(Stream.of(process), process.descendants());
  }

  private static void signal(String name, Stream<ProcessHandle> processes) {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    processes.forEach(one -> command.add(Long.toString(one.pid())));
    try {
      new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
