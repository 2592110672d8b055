package pulp.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The main class of pulp.jar: unpacks what is inside, once for each build, and hands over to {@link
 * Main} in there. It alone is compiled for Java 11, to be able to say that Java is too old.
 */
public final class Unpack {
  private static final int LEAST_JAVA = 21;
  private static final String DIST = "dist/";
  private static final String PROGRAMS = "dist/postgresql/bin/";

  private Unpack() {}

  /** Unpacks below the data directory and starts. */
  public static void main(String[] args) throws Exception {
    int java = Runtime.version().feature();
    if (java < LEAST_JAVA) {
      refuse("Java " + LEAST_JAVA + " or newer is needed, this is " + java + ".");
    }
    Path jar = Paths.get(Unpack.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path data = Paths.get(setting("PULP_DATA_DIR", "pulp-data")).toAbsolutePath().normalize();
    Path home = data.resolve("runtime").resolve(build(jar));
    if (!Files.exists(home)) {
      try {
        createPrivate(data);
        unpack(jar, home);
      } catch (IOException failure) {
        if (!Files.exists(home)) { // else another start was faster
          refuse("Data directory " + data + " cannot be written: " + failure);
        }
      }
    }
    URL start = home.resolve("start.jar").toUri().toURL();
    ClassLoader loader =
        new URLClassLoader(new URL[] {start}, ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    try {
      loader
          .loadClass("pulp.launcher.Main")
          .getMethod("main", String[].class)
          .invoke(null, (Object) args);
    } catch (InvocationTargetException failure) {
      failure.getCause().printStackTrace();
      System.exit(1);
    }
  }

  /** Tells two builds apart without reading 160 MB. */
  private static String build(Path jar) throws IOException {
    return Long.toHexString(Files.getLastModifiedTime(jar).toMillis())
        + "-"
        + Long.toHexString(Files.size(jar));
  }

  /** For its owner only, as the launcher makes it. */
  private static void createPrivate(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      Files.createDirectories(data.getParent());
      Files.createDirectory(
          data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /** All or nothing: what a killed start left half unpacked has another name. */
  private static void unpack(Path jar, Path home) throws IOException {
    System.out.println("Unpacking to " + home);
    Files.createDirectories(home.getParent());
    Path half = Files.createTempDirectory(home.getParent(), "unpacking-");
    try {
      unpackInto(half, jar);
      Files.move(half, home);
    } catch (IOException failure) {
      delete(half);
      throw failure;
    }
  }

  private static void delete(Path half) throws IOException {
    List<Path> all;
    try (Stream<Path> tree = Files.walk(half)) {
      all = tree.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
    }
    for (Path one : all) {
      Files.delete(one);
    }
  }

  private static void unpackInto(Path half, Path jar) throws IOException {
    try (JarFile packed = new JarFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(packed.entries())) {
        if (entry.getName().startsWith(DIST) && !entry.isDirectory()) {
          Path file = half.resolve(entry.getName().substring(DIST.length()));
          Files.createDirectories(file.getParent());
          try (InputStream bytes = packed.getInputStream(entry)) {
            Files.copy(bytes, file);
          }
          if (entry.getName().startsWith(PROGRAMS)) {
            file.toFile().setExecutable(true, false);
          }
        }
      }
    }
  }

  private static String setting(String name, String otherwise) {
    String property = System.getProperty(name);
    String value = property != null ? property : System.getenv(name);
    return value == null || value.isBlank() ? otherwise : value;
  }

  private static void refuse(String why) {
    System.err.println("pulp: " + why);
    System.exit(1);
  }
}
