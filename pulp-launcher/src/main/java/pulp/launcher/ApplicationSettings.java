package pulp.launcher;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Has the application's own code look at its settings before anything starts: otherwise a wrong one
 * would show after the database and the server have booted, and a database that is not there would
 * hide it. Its classes live in a loader of their own, for the server must not find them here.
 */
final class ApplicationSettings {
  private ApplicationSettings() {}

  /** Refuses with a sentence for each wrong setting. */
  static void check(Path jar) throws IOException, ReflectiveOperationException {
    URL[] path = {jar.toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(path, ApplicationSettings.class.getClassLoader())) {
      Class<?> reader = loader.loadClass("pulp.settings.SettingsReader");
      Function<String, String> source = LaunchSettings::fromSystem;
      reader.getMethod("read").invoke(reader.getConstructor(Function.class).newInstance(source));
    } catch (InvocationTargetException refused) {
      throw new Refusal(refused.getCause().getMessage(), refused);
    }
  }
}
