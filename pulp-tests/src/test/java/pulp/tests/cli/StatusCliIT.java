package pulp.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import pulp.tests.client.Answer;
import pulp.tests.server.PulpServer;

/** Status, debug, workers, show, and the correlation id (specification 07 §12). */
class StatusCliIT extends CliTest {
  private static final String CID = "deadbeefdeadbeefdeadbeefdeadbeef";

  StatusCliIT(PulpServer server) {
    super(server);
  }

  @Test
  void statusShowsAConnectedDatabaseAndTheVersionsThatClientsExpect() {
    JsonObject status = cli.object("status");
    assertThat(status.getJsonObject("database_connection").getBoolean("connected")).isTrue();
    JsonObject first = status.getJsonArray("versions").getJsonObject(0);
    assertThat(first.getString("component")).isEqualTo("core");
    assertThat(first.getString("version")).isEqualTo("3.123.1");
    assertThat(status.getBoolean("domain_enabled")).isFalse();
  }

  @Test
  void anIdThatIsAUuidComesBackVerbatim() {
    Ran ran = cli.ok("-vv", "--cid", CID, "status");
    assertThat(ran.err()).contains("Correlation-ID: " + CID);
  }

  @Test
  void anIdThatIsNoUuidIsReplacedSoThatTheClientRefusesTheAnswer() {
    assertThat(cli.fails("--cid", "moose", "status")).contains("orrelation");
    Answer answer = pulp.send(pulp.request("status/").header("Correlation-ID", "moose").GET());
    assertThat(answer.header("Correlation-ID")).matches("[0-9a-f]{32}");
  }

  @Test
  void debugFindsPluginsAndOperations() {
    cli.ok("debug", "has-plugin", "--name", "core");
    cli.ok("debug", "has-plugin", "--name", "file", "--specifier", ">=3.100");
    cli.fails("debug", "has-plugin", "--name", "core", "--specifier", ">=99.0");
    assertThat(cli.ok("debug", "openapi", "operation-ids").out())
        .contains("\"tasks_list\"", "\"repositories_file_file_sync\"");
    JsonObject schemes = cli.object("debug", "openapi", "security-schemes");
    assertThat(schemes.values())
        .filteredOn(scheme -> scheme.asJsonObject().getString("scheme", "").equals("basic"))
        .hasSize(1);
    assertThat(cli.ok("debug", "openapi", "operation", "--id", "status_read").out())
        .contains("/pulp/api/v3/status/");
  }

  @Test
  void workersAreListedAndFiltered() {
    List<JsonObject> workers = cli.list("worker", "list", "--online");
    assertThat(workers).isNotEmpty();
    String name = workers.getFirst().getString("name");
    assertThat(cli.object("worker", "show", "--name", name).getString("pulp_href"))
        .isEqualTo(workers.getFirst().getString("pulp_href"));
    assertThat(cli.list("worker", "list", "--name", name)).hasSize(1);
    assertThat(cli.list("worker", "list", "--name-contains", name.substring(1))).isNotEmpty();
    assertThat(cli.list("worker", "list", "--name", "nobody@nowhere")).isEmpty();
    cli.list("worker", "list", "--missing");
  }

  @Test
  void anyHrefAndPrnCanBeShown() {
    String name = repository();
    JsonObject repository = cli.object("file", "repository", "show", "--name", name);
    assertThat(cli.object("show", "--href", repository.getString("pulp_href")))
        .isEqualTo(repository);
    assertThat(cli.object("show", "--prn", repository.getString("prn"))).isEqualTo(repository);
    assertThat(cli.object("show", "--href", "/pulp/api/v3/status/")).containsKey("versions");
  }
}
