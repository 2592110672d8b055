package pulp.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory below which one instance keeps everything, and the lock that keeps a second one
 * out. The system releases the lock when the process ends, however it ends.
 */
final class DataDirectory {
  private final Path path;

  /** Kept, or it would be released with its channel. */
  @SuppressWarnings("unused")
  private final FileLock lock;

  private DataDirectory(Path path, FileLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes it if need be, for its owner only, and takes the lock. */
  static DataDirectory take(Path path) {
    try {
      if (!Files.isDirectory(path)) {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.createDirectory(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      FileChannel file =
          FileChannel.open(
              path.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      FileLock lock = file.tryLock();
      if (lock == null) {
        throw new Refusal(
            "Another instance runs on "
                + path
                + ", process "
                + Files.readString(path.resolve("lock"))
                + ".");
      }
      file.truncate(0);
      file.write(ByteBuffer.wrap(pid().getBytes(StandardCharsets.US_ASCII)));
      return new DataDirectory(path, lock);
    } catch (IOException failure) {
      throw new Refusal("Data directory " + path + " cannot be written: " + failure, failure);
    }
  }

  /** A directory in it that survives restarts. */
  Path kept(String name) throws IOException {
    return Files.createDirectories(path.resolve(name));
  }

  /** A path in it; nothing is made. */
  Path path(String name) {
    return path.resolve(name);
  }

  /** Deletes what other builds of pulp.jar have unpacked here, or began to. */
  void deleteOtherBuilds(Path dist) throws IOException {
    Path runtime = path.resolve("runtime");
    if (runtime.equals(dist.getParent())) {
      List<Path> builds;
      try (Stream<Path> entries = Files.list(runtime)) {
        builds = entries.filter(build -> !build.equals(dist)).toList();
      }
      for (Path build : builds) {
        delete(build);
      }
    }
  }

  /** Deletes a directory with all that is in it; a symbolic link is not followed. */
  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> tree = Files.walk(directory)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : all) {
      Files.delete(one);
    }
  }

  private static String pid() {
    return Long.toString(ProcessHandle.current().pid());
  }
}
