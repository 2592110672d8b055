package pulp.access;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import pulp.settings.Settings;

/**
 * Encrypts what must not lie in the database in clear: remotes' secrets and the arguments of tasks.
 * The key file holds a Fernet key a line; the first encrypts, all decrypt, so that keys can be
 * rotated.
 */
@ApplicationScoped
public class Secrets {
  @Inject Settings settings;

  private List<Fernet> keys;

  @PostConstruct
  void load() {
    Path file = settings.dataDir().resolve("database_fields.symmetric.key");
    try {
      makeOnce(file);
      keys =
          Files.readAllLines(file).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .map(Fernet::new)
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Could not load the encryption key file " + file, e);
    }
    if (keys.isEmpty()) {
      throw new IllegalStateException("The encryption key file " + file + " holds no key.");
    }
  }

  private static void makeOnce(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(file.getParent());
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    // under its name only when it is whole: others may look at the same moment
    Path whole = Files.createTempFile(file.getParent(), "key-", null, ownerOnly);
    try {
      Files.writeString(whole, Fernet.newKey() + "\n");
      Files.createLink(file, whole);
    } catch (FileAlreadyExistsException e) {
      // another instance on the same directory was quicker; its key is as good
    } catch (IOException | UnsupportedOperationException noLinksThere) {
      Files.move(whole, file);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  /** The token that is stored for a text; null stays null. */
  public String encrypt(String text) {
    return text == null ? null : keys.getFirst().encrypt(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The text of a token; null stays null. */
  public String decrypt(String token) {
    if (token == null) {
      return null;
    }
    for (Fernet key : keys) {
      byte[] text = key.decrypt(token);
      if (text != null) {
        return new String(text, StandardCharsets.UTF_8);
      }
    }
    throw new IllegalStateException("No key decrypts a stored secret.");
  }
}
