package pulp.instance;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import pulp.plugin.Plugins;
import pulp.settings.Settings;
import pulp.sql.PulpDataSource;

/**
 * What must be done before anything is served: settings read (a wrong one throws), data directory
 * there, schema up to date, a first user.
 */
@ApplicationScoped
public class Boot {
  @Inject Settings settings;
  @Inject Plugins plugins;
  @Inject FirstUser firstUser;

  @Resource(lookup = PulpDataSource.NAME)
  DataSource pool;

  /** Does it; throws when this instance must not start. */
  public void up() {
    requireWritable(settings.mediaRoot());
    Schema schema = new Schema(pool);
    plugins.all().forEach(schema::migrate);
    firstUser.make();
  }

  /** Says so now, and not when the first upload comes. */
  static void requireWritable(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.delete(Files.createTempFile(directory, "start", null));
    } catch (IOException e) {
      throw new UncheckedIOException("PULP_DATA_DIR: " + directory + " cannot be written.", e);
    }
  }
}
