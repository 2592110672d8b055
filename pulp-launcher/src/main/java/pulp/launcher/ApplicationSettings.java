package pulp.launcher;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Has the application's own code look at its settings before anything starts: otherwise a wrong one
 * would show after the database and the server have booted, and a database that is not there would
 * hide it. Its classes live in a loader of their own, for the server must not find them here.
 */
final class ApplicationSettings {
  private ApplicationSettings() {}

  /** A sentence for each wrong setting. */
  static List<String> wrong(Path jar) throws IOException, ReflectiveOperationException {
    URL[] path = {jar.toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(path, ApplicationSettings.class.getClassLoader())) {
      Class<?> reader = loader.loadClass("pulp.settings.SettingsReader");
      Function<String, String> source = LaunchSettings::fromSystem;
      Object wrong =
          reader
              .getMethod("wrong")
              .invoke(reader.getConstructor(Function.class).newInstance(source));
      return ((List<?>) wrong).stream().map(String::valueOf).toList();
    }
  }
}
