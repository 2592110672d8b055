package pulp.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pulp.storage.Received;

class LocalFilesTest {
  @TempDir Path folder;
  private Path allowed;
  private Fetcher fetcher;

  @BeforeEach
  void prepare() throws IOException {
    allowed = Files.createDirectories(folder.resolve("srv/a"));
    Files.createDirectories(folder.resolve("srv/a-evil"));
    Files.writeString(folder.resolve("srv/a-evil/f"), "evil");
    Files.writeString(allowed.resolve("f"), "hello");
    fetcher =
        new TestFetchers(folder.resolve("data"), false, allowed)
            .with(RemoteConfig.of("file://" + allowed));
  }

  private void refused(String url, String message) {
    assertThatThrownBy(() -> fetcher.fetch(url, Expected.NOTHING)).hasMessageContaining(message);
  }

  @Test
  void aFileBelowAnAllowedPathIsCopied() throws IOException {
    Received received = fetcher.fetch("file://" + allowed + "/f", Expected.NOTHING);
    assertThat(received.file()).hasContent("hello");
    assertThat(allowed.resolve("f")).exists();
    assertThat(fetcher.fetch("FILE://localhost" + allowed + "/f", Expected.NOTHING).size())
        .isEqualTo(5);
    try (Opened opened = fetcher.open("file://" + allowed + "/f", 2)) {
      assertThat(opened.status()).isEqualTo(206);
      assertThat(opened.length()).hasValue(3);
      assertThat(opened.body().readAllBytes()).asString().isEqualTo("llo");
    }
  }

  @Test
  void aPathIsComparedByItsPartsAndNotByItsText() {
    refused(
        "file://" + folder + "/srv/a-evil/f",
        "does not start with any of the allowed import paths");
  }

  @Test
  void linksThatLeadOutAreNotFollowed() throws IOException {
    Files.createSymbolicLink(allowed.resolve("link"), folder.resolve("srv/a-evil"));
    Files.createSymbolicLink(allowed.resolve("file"), folder.resolve("srv/a-evil/f"));
    refused("file://" + allowed + "/link/f", "does not start with any of the allowed import paths");
    refused("file://" + allowed + "/file", "does not start with any of the allowed import paths");
    Files.createSymbolicLink(allowed.resolve("inside"), allowed.resolve("f"));
    assertThat(fetcher.fetch("file://" + allowed + "/inside", Expected.NOTHING).size())
        .isEqualTo(5);
  }

  @Test
  void anAllowedPathMayItselfBeALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("mount"), allowed);
    assertThat(new ImportPaths(java.util.List.of(link)).refusal("file://" + link + "/f")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file://relative|The path '' needs to be an absolute pathname.",
        "file:relative/x|The path 'relative/x' needs to be an absolute pathname.",
        "file:///a/../b|The path '{}' is not normalized.",
        "file:///a//b|The path '{}' is not normalized.",
        "file:///a/./b|The path '{}' is not normalized.",
        "file:///a/..|The path '{}' is not normalized.",
        "file:///etc/passwd|The path '/etc/passwd' does not start with any of the allowed import paths",
        "file:///|does not start with any of the allowed import paths",
      })
  void aPathThatIsNotPlainIsRefused(String url, String message) {
    refused(url, message);
  }

  @Test
  void whatIsNoFileCannotBeRead() {
    refused(
        "file://" + allowed + "/missing",
        "[PLP0027] Could not read file://" + allowed + "/missing: No such file.");
    refused("file://" + allowed, "It is no regular file");
  }

  @Test
  void wrongBytesAreNotTriedAgain() {
    assertThatThrownBy(
            () -> fetcher.fetch("file://" + allowed + "/f", Expected.of("0".repeat(64), 5L)))
        .hasMessageContaining("[PLP0003]");
  }
}
