package pulp.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path folder;

  @Test
  void namedInstancesShareItAndKeepWhatIsTheirOwn() throws IOException {
    DataDirectory one = DataDirectory.take(folder.resolve("data"), "one");
    DataDirectory two = DataDirectory.take(folder.resolve("data"), "two");

    assertThat(one.path("media")).isEqualTo(two.path("media"));
    assertThat(one.own("server")).isNotEqualTo(two.own("server"));
    assertThat(Files.getPosixFilePermissions(folder.resolve("data"))).hasSize(3);
  }

  @Test
  void whatIsNoDirectoryIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> DataDirectory.take(file, ""))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void otherBuildsAreDeletedWhenItIsNotShared() throws IOException {
    Path mine = Files.createDirectories(folder.resolve("runtime/mine"));
    Path older = Files.createDirectories(folder.resolve("runtime/older"));

    DataDirectory.take(folder, "shared").deleteOtherBuilds(mine);
    assertThat(older).exists();
    DataDirectory.take(folder, "").deleteOtherBuilds(mine);
    assertThat(older).doesNotExist();
    assertThat(mine).exists();
  }
}
