package pulp.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pulp.tests.client.Body;
import pulp.tests.client.Names;
import pulp.tests.server.PulpServer;

/** Rules of remotes (specification 02 §9). */
class RemotesIT extends ApiTest {
  RemotesIT(PulpServer server) {
    super(server);
  }

  private String refused(Object... pairs) {
    JsonObject body = Body.of(pairs);
    return pulp.post(
            REMOTES,
            jakarta.json.Json.createObjectBuilder(body).add("name", Names.unique("r")).build())
        .expect(400)
        .text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "http://u:p@host/|The remote url contains username or password. Please use remote username or password instead.",
        "file://relative|needs to be an absolute pathname.",
        "file:///etc/../etc/passwd|The path '{}' is not normalized.",
        "FILE:///etc/passwd|does not start with any of the allowed import paths",
        "file:///etc/passwd|does not start with any of the allowed import paths",
      })
  void aUrlThatIsNotAllowedIsRefused(String url, String complaint) {
    assertThat(refused("url", url)).contains(complaint);
  }

  @Test
  void theImportPathIsComparedByPathAndNotByText() {
    assertThat(refused("url", "file://" + server.imports() + "-sibling/x"))
        .contains("does not start with any of the allowed import paths");
    remote("file://" + server.imports() + "/PULP_MANIFEST");
  }

  @Test
  void valuesAreChecked() {
    assertThat(refused("url", "http://a", "policy", "lazy"))
        .contains("\\\"lazy\\\" is not a valid choice.");
    assertThat(refused("url", "http://a", "download_concurrency", 0))
        .contains("Ensure this value is greater than or equal to 1.");
    assertThat(refused("url", "http://a", "total_timeout", -1))
        .contains("Ensure this value is greater than or equal to 0");
    assertThat(refused("url", "http://a", "ca_cert", "nonsense"))
        .contains("No ca_cert specified in string");
    assertThat(refused("url", "http://a", "proxy_url", "http://u:p@proxy"))
        .contains("proxy_url must not contain credentials");
    assertThat(refused("url", "http://a", "proxy_username", "u", "proxy_password", "p"))
        .contains("proxy credentials cannot be specified without a proxy");
    assertThat(refused("url", "http://a", "proxy_url", "http://proxy", "proxy_username", "u"))
        .contains("proxy username and password can only be specified together");
    assertThat(refused("url", "http://a", "headers", Body.of("a", "b")))
        .contains("Expected a list of items but got type");
  }

  @Test
  void secretsAreEncryptedAndNeverShown() {
    String secret = Names.unique("secret");
    JsonObject made = remote("http://a", "username", "u", "password", secret, "client_key", secret);
    assertThat(made.toString()).doesNotContain(secret);
    assertThat(made.getJsonArray("hidden_fields").toString())
        .isEqualTo(
            "[{\"name\":\"client_key\",\"is_set\":true},{\"name\":\"proxy_username\",\"is_set\":false},"
                + "{\"name\":\"proxy_password\",\"is_set\":false},{\"name\":\"username\",\"is_set\":true},"
                + "{\"name\":\"password\",\"is_set\":true}]");
    String stored =
        "select count(*) from core_remote where name = '"
            + made.getString("name")
            + "' and password like 'gAAAA%'";
    assertThat(server.database().orElseThrow().number(stored)).isEqualTo(1);
    JsonObject task = pulp.done(pulp.patch(href(made), Body.of("password", secret + "2")));
    assertThat(task.toString()).doesNotContain(secret);
    assertThat(
            server
                .database()
                .orElseThrow()
                .number(
                    "select count(*) from core_task where enc_kwargs like '%"
                        + secret
                        + "%' or enc_args like '%"
                        + secret
                        + "%'"))
        .isZero();
    pulp.done(pulp.patch(href(made), Body.of("password", null)));
    assertThat(pulp.get(href(made)).json().getJsonArray("hidden_fields").toString())
        .contains("{\"name\":\"password\",\"is_set\":false}");
    pulp.get(REMOTES + "?password=" + secret).expect(400);
  }

  @Test
  void deletingARemoteLeavesTheRepositoryWithoutOne() {
    JsonObject remote = remote("http://a");
    JsonObject repository = repository("remote", href(remote));
    JsonObject task = pulp.done(pulp.delete(href(remote)));
    assertThat(task.getJsonObject("result")).containsKeys("core.Remote", "file.FileRemote");
    assertThat(pulp.get(href(repository)).json().isNull("remote")).isTrue();
  }

  @Test
  void moreConnectionsThanThereCanBeAreAsManyAsThereAre() {
    JsonObject remote =
        remote(pulp.url("livez/").toString(), "download_concurrency", 1_099_511_627_776L);
    pulp.done(pulp.post(href(repository()) + "sync/", Body.of("remote", remote.getString("prn"))));
  }
}
