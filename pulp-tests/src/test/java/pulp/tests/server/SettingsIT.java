package pulp.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A start that cannot succeed says why, at once and in plain words. */
class SettingsIT {
  private final Path folder = Build.folder("settings");

  private String refused(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    all.put("PULP_HTTP_PORT", "" + Build.freePort());
    all.put("PULP_DATA_DIR", folder.resolve("data").toString());
    all.put("PULP_DB_HOST", "127.0.0.1");
    all.put("PULP_DB_PORT", "1");
    all.putAll(settings);
    Child child =
        Child.start(
            List.of(Build.java().resolve("bin/java").toString(), "-jar", Build.jar().toString()),
            all,
            folder,
            folder.resolve("refused.log"));
    assertThat(child.awaitEnd(Duration.ofMinutes(2))).isEqualTo(1);
    return child.tail();
  }

  @Test
  void everyWrongSettingIsNamed() {
    assertThat(
            refused(
                Map.of(
                    "PULP_ROLES", "api,cook",
                    "PULP_WORKERS", "many",
                    "PULP_HTTP_PORT", "http",
                    "PULP_DB_PORT", "none",
                    "PULP_API_ROOT", "pulp",
                    "PULP_ALLOWED_CONTENT_CHECKSUMS", "md5")))
        .contains(
            "PULP_ROLES",
            "'cook'",
            "PULP_WORKERS",
            "PULP_HTTP_PORT",
            "PULP_DB_PORT",
            "PULP_API_ROOT",
            "PULP_ALLOWED_CONTENT_CHECKSUMS");
  }

  @Test
  void aDatabaseThatIsNotThereIsNamed() {
    assertThat(refused(Map.of())).contains("127.0.0.1");
  }
}
