package pulp.tests.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import pulp.tests.server.Build;

/**
 * What the build has made, with one more plugin in it: a site adds a jar to {@code lib/} and is
 * done.
 */
final class Repackaged {
  private Repackaged() {}

  /** The EAR. */
  static Path ear(Path plugin) {
    Path ear = copy(Build.ear());
    put(plugin, ear, "lib/" + plugin.getFileName());
    return ear;
  }

  /** The one-file server. */
  static Path jar(Path plugin) {
    Path jar = copy(Build.jar());
    put(ear(plugin), jar, "dist/pulp.ear");
    return jar;
  }

  private static Path copy(Path file) {
    Path copy = Build.folder("plugin").resolve(file.getFileName());
    try {
      return Files.copy(file, copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(Path file, Path archive, String name) {
    try (FileSystem zip = FileSystems.newFileSystem(archive)) {
      Files.copy(file, zip.getPath(name), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
