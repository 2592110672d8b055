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
 * The directory below which an instance keeps everything, and the lock that keeps a second one out.
 * The system releases the lock when the process ends, however it ends. Instances with names of
 * their own may share the directory: what is one's own then lies below {@code instances/<name>}.
 */
final class DataDirectory {
  /** A new database and the laid out server take half of it. */
  private static final long LEAST_BYTES = 200L << 20;

  private final Path path;
  private final Path own;

  /** Kept, or it would be released with its channel. */
  @SuppressWarnings("unused")
  private final FileLock lock;

  private DataDirectory(Path path, Path own, FileLock lock) {
    this.path = path;
    this.own = own;
    this.lock = lock;
  }

  /**
   * Makes it if need be, for its owner only, and takes the lock.
   *
   * @param instance the name of the instance, empty for the only one
   */
  static DataDirectory take(Path path, String instance) {
    Path own = instance.isEmpty() ? path : path.resolve("instances").resolve(instance);
    try {
      if (!Files.isDirectory(path)) {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.createDirectories(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      Files.createDirectories(own);
      FileChannel file =
          FileChannel.open(
              own.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      FileLock lock = file.tryLock();
      if (lock == null) {
        throw new Refusal(
            "Another instance runs on "
                + own
                + ", process "
                + Files.readString(own.resolve("lock"))
                + ".");
      }
      file.truncate(0);
      file.write(ByteBuffer.wrap(pid().getBytes(StandardCharsets.US_ASCII)));
      return new DataDirectory(path, own, lock);
    } catch (IOException failure) {
      throw new Refusal("Data directory " + path + " cannot be written: " + failure, failure);
    }
  }

  /** Refuses a disk so full that what starts would fail half-way, each part in its own words. */
  void requireRoom() throws IOException {
    long free = Files.getFileStore(path).getUsableSpace();
    if (free < LEAST_BYTES) {
      throw new Refusal(
          "Only %d MB are free for the data directory %s: make room, or choose another by PULP_DATA_DIR."
              .formatted(free >> 20, path));
    }
  }

  /** A directory of this instance alone that survives restarts. */
  Path kept(String name) throws IOException {
    return Files.createDirectories(own.resolve(name));
  }

  /** A path of this instance alone; nothing is made. */
  Path own(String name) {
    return own.resolve(name);
  }

  /** A path that instances share; nothing is made. */
  Path path(String name) {
    return path.resolve(name);
  }

  /** Deletes what other builds of pulp.jar have unpacked here, or began to. */
  void deleteOtherBuilds(Path dist) throws IOException {
    Path runtime = path.resolve("runtime");
    if (own.equals(path) && runtime.equals(dist.getParent())) {
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
