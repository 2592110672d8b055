package pulp.tests.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import pulp.tests.client.Answer;
import pulp.tests.client.Fetch;
import pulp.tests.server.Build;
import pulp.tests.server.PulpServer;

/** The OpenAPI document is the contract with generated clients (specification 07 §1). */
class OpenApiIT extends ApiTest {
  OpenApiIT(PulpServer server) {
    super(server);
  }

  private Answer document() {
    return Fetch.get(pulp.url("docs/api.json").toString(), "Accept", "application/json")
        .expect(200);
  }

  @Test
  void theDocumentTellsVersionsAsStatusDoes() {
    JsonObject info = document().json().getJsonObject("info");
    JsonObject versions = info.getJsonObject("x-pulp-app-versions");
    assertThat(pulp.get("status/").json().getJsonArray("versions").getValuesAs(JsonObject.class))
        .hasSameSizeAs(versions.entrySet())
        .allSatisfy(row ->
            assertThat(row.getString("version"))
                .isEqualTo(versions.getString(row.getString("component"))));
    assertThat(info.getBoolean("x-pulp-domain-enabled")).isFalse();
  }

  @Test
  void everyOperationThatIsPresentIsAsTheReferenceHasIt() throws Exception {
    Path shared =
        Path.of(
            System.getProperty(
                "pulp.shared", Build.checkout().resolveSibling("shared").toString()));
    Path tool = shared.resolve("tools/openapi-diff");
    Path reference = shared.resolve("reference/openapi/file.json");
    assumeTrue(
        Files.exists(tool) && Files.exists(reference),
        "The reference documents are not here: set -Dpulp.shared to the folder that holds them");
    Path ours = Build.folder("openapi").resolve("api.json");
    Files.write(ours, document().body());
    Path said = ours.resolveSibling("said.txt");
    Process process =
        new ProcessBuilder(tool.toString(), reference.toString(), ours.toString(), "--present")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(said)).isZero();
  }
}
