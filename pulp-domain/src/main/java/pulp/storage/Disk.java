package pulp.storage;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The artifact store on a file system. Its order of writes: the bytes, {@code fsync}, rename,
 * {@code fsync} of the folder.
 */
final class Disk {
  static final FileAttribute<Set<PosixFilePermission>> FILE_RIGHTS = rights("rw-r-----");
  private static final FileAttribute<Set<PosixFilePermission>> FOLDER_RIGHTS = rights("rwxr-x---");

  /** Older than any request or download that could still write to it. */
  private static final Duration STALE = Duration.ofDays(1);

  private final Path root;
  private final Path temporary;
  private final Flush flush;

  Disk(Path root, ExecutorService executor) throws IOException {
    this.root = root;
    this.temporary = root.resolve("tmp");
    this.flush = new Flush(executor);
    Files.createDirectories(temporary, FOLDER_RIGHTS);
  }

  private static FileAttribute<Set<PosixFilePermission>> rights(String text) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
  }

  Path file(String name) {
    return new SafePath(name).below(root);
  }

  /** A new name for a temporary file. */
  Path temporary() {
    return temporary.resolve(UUID.randomUUID().toString());
  }

  boolean has(String name, long size) {
    try {
      return Files.size(file(name)) == size;
    } catch (IOException e) {
      return false;
    }
  }

  void flush(Collection<Path> files) {
    flush.all(files);
  }

  /**
   * Renames files that were flushed; one of the same name and size is left as it is, any other is
   * replaced.
   */
  void place(Map<String, Received> named) {
    Set<Path> folders = new HashSet<>();
    named.keySet().forEach(name -> folders.add(file(name).getParent()));
    Set<Path> changed = new HashSet<>(folders);
    folders.forEach(folder -> changed.addAll(made(folder)));
    named.forEach((name, received) -> {
      if (has(name, received.size())) {
        delete(received.file());
      } else {
        move(received.file(), file(name));
      }
    });
    flush.all(changed); // also where nothing is new here: somebody else may just have put it there
  }

  /** Makes a folder if it is not there; returns those that have a new entry by that. */
  private static List<Path> made(Path folder) {
    List<Path> parents = new ArrayList<>();
    for (Path missing = folder; !Files.isDirectory(missing); missing = missing.getParent()) {
      parents.add(missing.getParent());
    }
    try {
      Files.createDirectories(folder, FOLDER_RIGHTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parents;
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void copy(String name, OutputStream to) throws IOException {
    try (var in = Files.newInputStream(file(name))) {
      in.transferTo(to);
    }
  }

  void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path scratch(UUID task) {
    try {
      return Files.createDirectories(temporary.resolve("task-" + task), FOLDER_RIGHTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void clear(UUID task) {
    clear(temporary.resolve("task-" + task));
  }

  private void clear(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(this::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes away what processes that are gone have left. Other instances may be at work here: only
   * what is old goes.
   */
  void sweep() throws IOException {
    Instant limit = Instant.now().minus(STALE);
    try (Stream<Path> entries = Files.list(temporary)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        if (Files.getLastModifiedTime(entry).toInstant().isBefore(limit)) {
          clear(entry);
        }
      }
    }
  }

  /** The folders in a folder, by their names. */
  List<String> folders(String folder) {
    return inside(folder, path -> Files.isDirectory(path, NOFOLLOW_LINKS));
  }

  /** The files in a folder that nobody has written to for a while. */
  List<String> olderThan(Duration age, String folder) {
    Instant limit = Instant.now().minus(age);
    return inside(folder, path -> isOlder(path, limit));
  }

  private List<String> inside(String folder, Predicate<Path> wanted) {
    try (Stream<Path> all = Files.list(file(folder))) {
      return all.filter(wanted).map(path -> folder + "/" + path.getFileName()).toList();
    } catch (NoSuchFileException noFolder) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that vanishes meanwhile is not. */
  private static boolean isOlder(Path file, Instant limit) {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
      return attributes.isRegularFile()
          && attributes.lastModifiedTime().toInstant().isBefore(limit);
    } catch (IOException gone) {
      return false;
    }
  }

  Space space() {
    try {
      FileStore store = Files.getFileStore(root);
      long total = store.getTotalSpace();
      return new Space(total, total - store.getUnallocatedSpace(), store.getUsableSpace());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
