package pulp.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pulp.settings.SettingsReader;
import pulp.sql.TestBeans;
import pulp.sql.TestDatabase;

/** What a new installation finds made for it, and what keeps an instance from its start. */
class BootTest {
  @TempDir Path folder;

  private FirstUser firstUser(String... settings) {
    Map<String, String> all = new HashMap<>(Map.of("PULP_DATA_DIR", folder.toString()));
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return new TestBeans().with(new SettingsReader(all::get).read()).get(FirstUser.class);
  }

  /** In a transaction that is undone: other tests have users of their own. */
  private static void withoutUsers(Runnable work) {
    assertThatThrownBy(() ->
            TestDatabase.inTransaction(() -> {
              TestDatabase.sql().update("delete from core_user");
              work.run();
              throw new IllegalStateException("undo");
            }))
        .hasMessage("undo");
  }

  private static long users() {
    return TestDatabase.sql().number("select count(*) from core_user where is_superuser");
  }

  @Test
  void aGeneratedPasswordLiesInAFileOfItsOwnerAlone() {
    Path file = folder.resolve("admin-password");
    withoutUsers(() -> {
      firstUser().make();
      assertThat(users()).isEqualTo(1);
      assertThat(file).content().hasSize(25).endsWith("\n");
      assertThat(rights(file)).isEqualTo("rw-------");
    });
  }

  @Test
  void aGivenPasswordIsKeptNowhere() {
    withoutUsers(() -> {
      firstUser("PULP_ADMIN_PASSWORD", "given").make();
      assertThat(users()).isEqualTo(1);
      assertThat(folder.resolve("admin-password")).doesNotExist();
    });
  }

  @Test
  void whereUsersAreNoneIsMade() {
    withoutUsers(() -> {
      firstUser().make();
      firstUser().make();
      assertThat(users()).isEqualTo(1);
    });
  }

  @Test
  void aDataDirectoryThatCannotBeWrittenStopsTheStart() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> Boot.requireWritable(file.resolve("media")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("PULP_DATA_DIR");
  }

  @Test
  void aDatabaseThatIsTooOldStopsTheStart() {
    assertThatThrownBy(() -> Boot.requireVersion(13, "13.22"))
        .hasMessage("PostgreSQL 14 or later is required (found 13.22).");
    assertThatCode(() -> Boot.requireVersion(14, "14.22")).doesNotThrowAnyException();
  }

  private static String rights(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (java.io.IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
