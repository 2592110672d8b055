package pulp.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The first process of a running PostgreSQL, as Linux shows it; no child of ours, for pg_ctl starts
 * it.
 */
final class Postmaster {
  private final ProcessHandle process;
  private final Path cluster;

  private Postmaster(ProcessHandle process, Path cluster) {
    this.process = process;
    this.cluster = cluster;
  }

  /** The one that has just been started. */
  static Postmaster of(Path cluster) throws IOException {
    String pid = Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst();
    return new Postmaster(ProcessHandle.of(Long.parseLong(pid)).orElse(null), cluster);
  }

  /** Whether it lives; one that has ended and is still listed, because nobody asked, does not. */
  boolean isAlive() {
    if (process == null || !process.isAlive()) {
      return false;
    }
    try {
      String stat = Files.readString(proc(process).resolve("stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException gone) {
      return false;
    }
  }

  /**
   * Clears away what a dead one left behind. A statement under way keeps the next one from
   * starting, and so does its name in the lock file, as long as it is listed.
   */
  void clear() throws IOException, InterruptedException {
    List<ProcessHandle> rest = ProcessHandle.allProcesses().filter(this::isOurs).toList();
    rest.forEach(ProcessHandle::destroyForcibly);
    for (int looks = 0; looks < 50 && rest.stream().anyMatch(this::isOurs); looks++) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    if (!isAlive() && rest.stream().noneMatch(this::isOurs)) {
      Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    }
  }

  private boolean isOurs(ProcessHandle other) {
    try {
      return Files.isSameFile(proc(other).resolve("cwd"), cluster);
    } catch (IOException goneOrNotOurs) {
      return false;
    }
  }

  private static Path proc(ProcessHandle process) {
    return Path.of("/proc", Long.toString(process.pid()));
  }
}
