package pulp.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntryUrlTest {
  @Test
  void aFileLiesBesideItsManifest() {
    assertThat(EntryUrl.of("http://host/a/PULP_MANIFEST", "b/c.iso"))
        .isEqualTo("http://host/a/b/c.iso");
  }

  @Test
  void theManifestsQueryIsKept() {
    assertThat(EntryUrl.of("https://host/a/M?token=x/y", "c"))
        .isEqualTo("https://host/a/c?token=x/y");
  }

  @Test
  void whatUrlsDoNotHoldIsEscaped() {
    assertThat(EntryUrl.of("http://host/M", "ä%+@:x")).isEqualTo("http://host/%C3%A4%25%2B%40:x");
  }

  @Test
  void pathsOfLocalFilesAreTakenAsTheyAre() {
    assertThat(EntryUrl.of("file:///srv/a/M", "ä%.iso")).isEqualTo("file:///srv/a/ä%.iso");
  }
}
