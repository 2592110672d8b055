package pulp.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of the demo, linked (or copied, from another file system) below one directory that file
 * remotes may read, with the PULP_MANIFEST that a file remote wants.
 */
final class DemoFiles {
  private static final String MANIFEST = "PULP_MANIFEST";

  private static final Pattern UNSAYABLE = Pattern.compile("[\\s\\p{Z}\\p{Cc}?#,\\\\\\uFFFD]");

  private final Path directory;
  private final SortedMap<String, String> digests = new TreeMap<>();
  private final List<String> leftOut = new ArrayList<>();
  private long bytes;

  /** Empties the directory. */
  DemoFiles(Path directory) throws IOException {
    this.directory = directory;
    DataDirectory.delete(directory);
    Files.createDirectories(directory);
  }

  /**
   * Takes over the files whose path below root matches; hidden ones and links are none of them, and
   * what cannot be read or named is left out.
   */
  void add(Path root, String glob) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new Refusal(root + " is not a directory.");
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    for (Path file : files(root.toRealPath())) {
      String name = root.toRealPath().relativize(file).toString();
      if (matcher.matches(root.toRealPath().relativize(file)) && !isHidden(name)) {
        if (isSayable(name) && Files.isReadable(file)) {
          take(file, name);
        } else {
          leftOut.add(name);
        }
      }
    }
    if (digests.isEmpty()) {
      throw new Refusal("No files that the demo can take in " + root + ".");
    }
  }

  /** Regular files, not those of the demo; a folder that cannot be entered is left out. */
  private List<Path> files(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.equals(directory)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            leftOut.add(root.relativize(file).toString());
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(found);
    return found;
  }

  /** Lines of path, SHA-256 and size; returns where they stand. */
  Path writeManifest() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (var file : digests.entrySet()) {
      long size = Files.size(directory.resolve(file.getKey()));
      lines.append("%s,%s,%d%n".formatted(file.getKey(), file.getValue(), size));
    }
    return Files.writeString(directory.resolve(MANIFEST), lines);
  }

  SortedMap<String, String> digests() {
    return digests;
  }

  /** What was left out. */
  List<String> leftOut() {
    return leftOut;
  }

  int count() {
    return digests.size();
  }

  long bytes() {
    return bytes;
  }

  /** SHA-256 in hexadecimal digits. */
  static String sha256(InputStream content) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A path as it stands in a URL. */
  static String encode(String path) {
    return Stream.of(path.split("/", -1))
        .map(DemoFiles::encodeName)
        .collect(Collectors.joining("/"));
  }

  private static String encodeName(String name) {
    try {
      return new URI(null, null, "/" + name, null).toASCIIString().substring(1);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".") || name.contains("/.") || name.equals(MANIFEST);
  }

  /**
   * Whether Pulp takes it and every server gives it back; bytes that are no UTF-8 came as U+FFFD.
   */
  private static boolean isSayable(String name) {
    return !UNSAYABLE.matcher(name).find();
  }

  private void take(Path file, String name) throws IOException {
    Path taken = directory.resolve(name);
    Files.createDirectories(taken.getParent());
    try {
      Files.createLink(taken, file);
    } catch (IOException | UnsupportedOperationException otherFileSystem) {
      Files.copy(file, taken);
    }
    try (InputStream content = Files.newInputStream(taken)) {
      digests.put(name, sha256(content));
    }
    bytes += Files.size(taken);
  }
}
