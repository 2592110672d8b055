package pulp.tests.arch;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pulp.tests.server.Build;

/** The compiled classes of all modules but this one. */
public final class Modules implements LocationProvider {
  private static final Set<String> NAMES =
      Set.of(
          "pulp-domain",
          "pulp-api-war",
          "pulp-content-war",
          "pulp-worker-ejb",
          "pulp-launcher",
          "pulp-plugins/pulp-file");

  @Override
  public Set<Location> get(Class<?> test) {
    return folders().map(folder -> Location.of(folder.toUri())).collect(Collectors.toSet());
  }

  /** The folders that hold them; a module that was not compiled is an error. */
  static Stream<Path> folders() {
    return NAMES.stream()
        .map(name -> Build.checkout().resolve(name).resolve("target/classes"))
        .peek(folder -> {
          if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(folder + " is not there: compile all modules first");
          }
        });
  }
}
