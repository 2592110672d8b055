package pulp.tests.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A child process that writes into a log file and ends with this JVM at the latest. */
final class Child {
  private static final int STOP_SECONDS = 60;

  private final Process process;
  private final Path log;
  private final Thread atExit;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.atExit = new Thread(this::kill);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  static Child start(List<String> command, Map<String, String> environment, Path folder, Path log) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PULP_"));
    builder.environment().putAll(environment);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      return new Child(builder.start(), log);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot start " + command, e);
    }
  }

  /**
   * Waits until something is true; fails with the end of the log when the process ends or the time
   * is over.
   */
  void await(BooleanSupplier condition, Duration most) {
    long end = System.nanoTime() + most.toNanos();
    while (!condition.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new IllegalStateException("Ended with " + process.exitValue() + ":\n" + tail());
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Not ready after " + most + ":\n" + tail());
      }
      Pause.briefly();
    }
  }

  int awaitEnd(Duration most) {
    try {
      if (process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill();
    throw new IllegalStateException("Still running after " + most + ":\n" + tail());
  }

  /** Asks it to end, and its children; kills what does not. */
  void stop() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroy);
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  /** What kill -9 does; children live on. */
  void killAlone() {
    process.destroyForcibly();
    try {
      process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Kills it and its children. */
  void kill() {
    List<ProcessHandle> children = process.descendants().toList();
    killAlone();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  String tail() {
    try {
      String text = Files.readString(log);
      return text.substring(Math.max(0, text.length() - 6000));
    } catch (IOException e) {
      return "no log: " + e;
    }
  }
}
