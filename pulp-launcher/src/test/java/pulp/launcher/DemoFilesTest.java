package pulp.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFilesTest {
  private static final String SHA256_OF_X =
      "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";

  @TempDir Path folder;

  @Test
  void theManifestNamesEveryFileThatIsNeitherHiddenNorALink() throws IOException {
    Path source = Files.createDirectories(folder.resolve("source/ä/b"));
    Files.writeString(source.resolve("x"), "x");
    Files.writeString(source.resolve(".hidden"), "x");
    Files.writeString(source.resolve("with,comma"), "x");
    Files.writeString(source.resolve("a space"), "x");
    Files.createSymbolicLink(source.resolve("link"), source.resolve("x"));

    DemoFiles files = new DemoFiles(folder.resolve("demo"));
    files.add(folder.resolve("source"), "**");

    assertThat(Files.readAllLines(files.writeManifest()))
        .containsExactly("ä/b/x," + SHA256_OF_X + ",1");
    assertThat(folder.resolve("demo/ä/b/x")).hasContent("x");
    assertThat(files.leftOut()).containsExactly("ä/b/a space", "ä/b/with,comma");
  }

  @Test
  void aDirectoryWithoutFilesIsRefused() throws IOException {
    DemoFiles files = new DemoFiles(folder.resolve("demo"));
    assertThatThrownBy(() -> files.add(folder, "**")).isInstanceOf(Refusal.class);
  }

  @Test
  void namesAreEncodedForUrls() {
    assertThat(DemoFiles.encode("a b/ü%.txt")).isEqualTo("a%20b/%C3%BC%25.txt");
  }
}
