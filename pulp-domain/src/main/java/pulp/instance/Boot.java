package pulp.instance;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
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
  private static final int LEAST_POSTGRESQL = 14;

  @Inject Settings settings;
  @Inject Plugins plugins;
  @Inject FirstUser firstUser;

  @Resource(lookup = PulpDataSource.NAME)
  DataSource pool;

  /** Does it; throws when this instance must not start. */
  public void up() {
    requireWritable(settings.mediaRoot());
    requireNewEnough(pool);
    Schema schema = new Schema(PulpDataSource.patient()); // a migration may take long
    plugins.all().forEach(schema::migrate);
    firstUser.make();
  }

  /** The words of the original; its migrations would fail in other ones. */
  static void requireNewEnough(DataSource database) {
    try (Connection connection = database.getConnection()) {
      DatabaseMetaData server = connection.getMetaData();
      requireVersion(server.getDatabaseMajorVersion(), server.getDatabaseProductVersion());
    } catch (SQLException e) {
      throw new IllegalStateException("No connection to the database: " + e.getMessage(), e);
    }
  }

  static void requireVersion(int major, String version) {
    if (major < LEAST_POSTGRESQL) {
      throw new IllegalStateException(
          "PostgreSQL %d or later is required (found %s).".formatted(LEAST_POSTGRESQL, version));
    }
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
