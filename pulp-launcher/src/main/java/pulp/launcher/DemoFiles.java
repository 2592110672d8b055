package pulp.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of the demo, linked (or copied, from another file system) below one directory that file
 * remotes may read, with the PULP_MANIFEST that a file remote wants.
 */
final class DemoFiles {
  private static final String MANIFEST = "PULP_MANIFEST";

  private final Path directory;
  private final SortedMap<String, String> digests = new TreeMap<>();
  private long bytes;

  /** Empties the directory. */
  DemoFiles(Path directory) throws IOException {
    this.directory = directory;
    DataDirectory.delete(directory);
    Files.createDirectories(directory);
  }

  /** Takes over the files whose path below root matches; hidden ones and links are left out. */
  void add(Path root, String glob) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new Refusal(root + " is not a directory.");
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    List<Path> found;
    try (Stream<Path> tree = Files.walk(root)) {
      found =
          tree.filter(Files::isRegularFile)
              .filter(file -> !Files.isSymbolicLink(file) && !file.startsWith(directory))
              .map(root::relativize)
              .filter(file -> matcher.matches(file) && isPlain(file))
              .sorted()
              .toList();
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
    for (Path file : found) {
      take(root.resolve(file), file.toString());
    }
    if (digests.isEmpty()) {
      throw new Refusal("No files in " + root + ".");
    }
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

  /** No hidden file, no second manifest, and nothing that a line of a manifest cannot say. */
  private static boolean isPlain(Path file) {
    for (Path name : file) {
      if (name.toString().startsWith(".")) {
        return false;
      }
    }
    String text = file.toString();
    return !text.equals(MANIFEST)
        && text.chars().noneMatch(c -> c == ',' || c == '\n' || c == '\r');
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
