package pulp.instance;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import pulp.access.Passwords;
import pulp.access.Users;
import pulp.plugin.Plugin;
import pulp.plugin.Plugins;
import pulp.settings.Settings;
import pulp.sql.PulpDataSource;

/**
 * What must be done before anything is served: settings read, data directory there, schema up to
 * date, a first user.
 */
@ApplicationScoped
public class Boot {
  private static final System.Logger LOG = System.getLogger("pulp.instance");

  @Inject Settings settings;
  @Inject Plugins plugins;
  @Inject Users users;

  @Resource(lookup = PulpDataSource.NAME)
  DataSource pool;

  /** Does it; throws when this instance must not start. */
  public void up() {
    makeDataDirectory();
    plugins.all().forEach(this::migrate);
    makeAdmin();
  }

  private void makeDataDirectory() {
    try {
      Files.createDirectories(settings.mediaRoot());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "PULP_DATA_DIR: " + settings.dataDir() + " cannot be written.", e);
    }
  }

  /**
   * Each component has its own history; Flyway's lock makes instances that start at once take
   * turns.
   */
  private void migrate(Plugin plugin) {
    Flyway.configure(plugin.getClass().getClassLoader())
        .dataSource(pool)
        .locations("classpath:" + plugin.migrations())
        .table("flyway_" + plugin.label())
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  private void makeAdmin() {
    String password = settings.adminPassword().orElseGet(Passwords::generate);
    if (!users.makeFirst("admin", password)) {
      return;
    }
    if (settings.adminPassword().isEmpty()) {
      Path file = settings.dataDir().resolve("admin-password");
      write(file, password);
      LOG.log(
          Level.INFO,
          "Made the user admin with the password {0}, also kept in {1}",
          password,
          file);
    } else {
      LOG.log(Level.INFO, "Made the user admin with the password given by PULP_ADMIN_PASSWORD");
    }
  }

  private static void write(Path file, String password) {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try {
      Files.deleteIfExists(file);
      try (var channel =
          Files.newByteChannel(
              file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
        channel.write(StandardCharsets.US_ASCII.encode(password + "\n"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The password of the user admin cannot be kept in " + file, e);
    }
  }
}
