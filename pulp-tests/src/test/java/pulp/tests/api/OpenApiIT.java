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

  @Test
  void theDocumentSaysWhoseItIs() {
    assertThat(document().json().getJsonObject("info"))
        .containsKeys("contact", "license", "x-logo");
  }

  @Test
  void itIsYamlToo() {
    Answer yaml = Fetch.get(pulp.url("docs/api.yaml").toString()).expect(200);
    assertThat(yaml.header("Content-Type")).isEqualTo("application/vnd.oai.openapi");
    assertThat(yaml.text()).startsWith("{\"openapi\":");
  }

  @Test
  void idsThatAreSetByHandAreNotShortened() {
    String document = pulp.get("docs/api.json?bindings").expect(200).text();
    assertThat(document)
        .contains("\"tasks_cancel\"", "\"task_groups_cancel\"", "\"status_read\"", "\"livez_read\"")
        .contains("\"operationId\":\"sync\"", "\"operationId\":\"partial_update\"");
  }

  @Test
  void keysInRealPathsHaveTheirTypes() {
    JsonObject paths = pulp.get("docs/api.json?pk_path=1").json().getJsonObject("paths");
    String version = "/pulp/api/v3/repositories/file/file/{repository_pk}/versions/{number}/";
    assertThat(paths.getJsonObject(version).toString())
        .contains("{\"format\":\"int64\",\"type\":\"integer\"}")
        .contains("{\"format\":\"uuid\",\"type\":\"string\"}");
  }
}
