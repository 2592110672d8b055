package pulp.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaunchSettingsTest {
  private static LaunchSettings read(Map<String, String> settings) {
    return LaunchSettings.read(settings::get, List.of());
  }

  @Test
  void nothingGivenIsTheLoopbackInterfaceAndTheDatabaseInside() {
    LaunchSettings settings = read(Map.of());
    assertThat(settings.url()).isEqualTo("http://127.0.0.1:8080");
    assertThat(settings.data()).isEqualTo(Path.of("pulp-data").toAbsolutePath());
    assertThat(settings.ownDatabase()).isTrue();
  }

  @Test
  void aDatabaseElsewhereReplacesTheOneInside() {
    assertThat(read(Map.of("PULP_DB_HOST", "db.example.org")).ownDatabase()).isFalse();
    assertThat(read(Map.of("PULP_DB_HOST", " ")).ownDatabase()).isTrue();
  }

  @Test
  void aNamedInstanceNeedsADatabaseElsewhere() {
    assertThat(read(Map.of("PULP_INSTANCE", "api-1", "PULP_DB_HOST", "db")).instance())
        .isEqualTo("api-1");
    assertThatThrownBy(() -> read(Map.of("PULP_INSTANCE", "api-1")))
        .hasMessageContaining("PULP_INSTANCE");
    assertThatThrownBy(() -> read(Map.of("PULP_INSTANCE", "../a", "PULP_DB_HOST", "db")))
        .hasMessageContaining("PULP_INSTANCE");
  }

  @Test
  void everyWrongSettingIsNamed() {
    assertThatThrownBy(() ->
            LaunchSettings.read(
                Map.of("PULP_HTTP_PORT", "http", "PULP_HTTP_ADDRESS", "1.2.3.4.5")::get,
                List.of("PULP_ROLES: 'cook' is no role.")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("PULP_ROLES: 'cook' is no role.")
        .hasMessageContaining("PULP_HTTP_PORT: 'http' is not a whole number from 0 to 65535.")
        .hasMessageContaining("PULP_HTTP_ADDRESS: '1.2.3.4.5' is not an address.");
  }

  @Test
  void aPortThatIsTakenIsRefusedAndZeroIsReplaced() throws IOException {
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      LaunchSettings settings = read(Map.of("PULP_HTTP_PORT", "" + taken.getLocalPort()));
      assertThatThrownBy(settings::withFreePort)
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("Cannot listen on 127.0.0.1:" + taken.getLocalPort());
    }
    assertThat(read(Map.of("PULP_HTTP_PORT", "0")).withFreePort().port()).isPositive();
  }
}
