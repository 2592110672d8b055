package pulp.instance;

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
import pulp.access.Passwords;
import pulp.access.Users;
import pulp.settings.Settings;

/**
 * Makes the user admin of a new installation. A generated password is kept in a file of its owner
 * alone; the log says where, the launcher shows it once.
 */
@ApplicationScoped
class FirstUser {
  private static final System.Logger LOG = System.getLogger("pulp.instance");

  @Inject Settings settings;
  @Inject Users users;

  /** Makes it, unless there are users. */
  void make() {
    if (users.makeFirst("admin", this::password) && settings.adminPassword().isPresent()) {
      LOG.log(Level.INFO, "Made the user admin with the password given by PULP_ADMIN_PASSWORD");
    }
  }

  private String password() {
    return settings.adminPassword().orElseGet(this::generate);
  }

  private String generate() {
    String password = Passwords.generate();
    Path file = settings.dataDir().resolve("admin-password");
    write(file, password + "\n");
    LOG.log(Level.INFO, "Made the user admin; the password is in {0}", file);
    return password;
  }

  private static void write(Path file, String text) {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try {
      Files.deleteIfExists(file);
      try (var channel =
          Files.newByteChannel(
              file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
        channel.write(StandardCharsets.US_ASCII.encode(text));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The password of the user admin cannot be kept in " + file, e);
    }
  }
}
