package pulp.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {
  @Test
  void nothingSetMeansDefaults() {
    Settings settings = new SettingsReader(Map.<String, String>of()::get).read();
    assertThat(settings.roles()).containsExactlyInAnyOrder(Role.values());
    assertThat(settings.apiPrefix()).isEqualTo("/pulp/api/v3/");
    assertThat(settings.allowedContentChecksums())
        .containsExactlyInAnyOrder("sha224", "sha256", "sha384", "sha512");
    assertThat(settings.contentOrigin()).isEmpty();
  }

  @Test
  void everyWrongValueIsNamed() {
    Map<String, String> source =
        Map.of(
            "PULP_ROLES", "api,cook",
            "PULP_DB_PORT", "0",
            "PULP_DB_SSLMODE", "maybe",
            "PULP_API_ROOT", "pulp",
            "PULP_WORKERS", "many",
            "PULP_CONTENT_ORIGIN", "somewhere",
            "PULP_ALLOWED_IMPORT_PATHS", "relative",
            "PULP_ALLOWED_CONTENT_CHECKSUMS", "crc32",
            "PULP_TASK_PREFER_DEFER", "perhaps");
    assertThatThrownBy(() -> new SettingsReader(source::get).read())
        .isInstanceOf(IllegalStateException.class)
        .satisfies(failure ->
            source.keySet().forEach(name -> assertThat(failure).hasMessageContaining(name)));
  }

  @Test
  void listsMayBeWrittenAsTheOriginalHasThem() {
    Map<String, String> source =
        Map.of("PULP_ALLOWED_IMPORT_PATHS", "[\"/srv/a, b\", '/srv/b', /srv/c]");
    assertThat(new SettingsReader(source::get).read().allowedImportPaths())
        .containsExactly(Path.of("/srv/a, b"), Path.of("/srv/b"), Path.of("/srv/c"));
  }

  @Test
  void anInstanceWithoutARoleIsRefused() {
    Map<String, String> source = Map.of("PULP_ROLES", ",");
    assertThatThrownBy(() -> new SettingsReader(source::get).read())
        .hasMessageContaining("PULP_ROLES: names no role");
  }
}
