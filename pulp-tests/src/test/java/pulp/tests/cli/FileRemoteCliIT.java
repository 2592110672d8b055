package pulp.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.Test;
import pulp.tests.client.Names;
import pulp.tests.server.PulpServer;

/** File remotes: their life, their secrets. */
class FileRemoteCliIT extends CliTest {
  FileRemoteCliIT(PulpServer server) {
    super(server);
  }

  private JsonObject show(String name) {
    return cli.object("file", "remote", "show", "--name", name);
  }

  private void update(String name, String option, String value) {
    cli.ok("file", "remote", "update", "--name", name, option, value);
  }

  @Test
  void proxyRetriesAndTimeoutsAreSetAndCleared() {
    String name =
        remote(
            "http://a/",
            "--proxy-url",
            "http://proxy:3128",
            "--proxy-username",
            "u",
            "--proxy-password",
            "p",
            "--max-retries",
            "5",
            "--total-timeout",
            "10.5");
    JsonObject made = show(name);
    assertThat(made.getString("proxy_url")).isEqualTo("http://proxy:3128");
    assertThat(made.getInt("max_retries")).isEqualTo(5);
    assertThat(made.getJsonNumber("total_timeout").doubleValue()).isEqualTo(10.5);
    assertThat(made)
        .doesNotContainKeys("proxy_username", "proxy_password", "password", "client_key");
    assertThat(made.getJsonArray("hidden_fields").toString())
        .contains(
            "{\"name\":\"proxy_username\",\"is_set\":true}",
            "{\"name\":\"password\",\"is_set\":false}");

    update(name, "--max-retries", "");
    update(name, "--total-timeout", "");
    cli.ok(
        "file",
        "remote",
        "update",
        "--name",
        name,
        "--proxy-url",
        "",
        "--proxy-username",
        "",
        "--proxy-password",
        "");
    JsonObject cleared = show(name);
    assertThat(cleared.get("max_retries")).isEqualTo(JsonValue.NULL);
    assertThat(cleared.get("total_timeout")).isEqualTo(JsonValue.NULL);
    assertThat(cleared.get("proxy_url")).isEqualTo(JsonValue.NULL);
  }

  @Test
  void headersKeepTheirOrderAndRepetitions() {
    String name =
        remote("http://a/", "--header", "x-b:1", "--header", "x-a:2", "--header", "x-b:3");
    assertThat(show(name).getJsonArray("headers").toString())
        .isEqualTo("[{\"x-b\":\"1\"},{\"x-a\":\"2\"},{\"x-b\":\"3\"}]");
    update(name, "--header", "");
    assertThat(show(name).getJsonArray("headers")).isEmpty();
  }

  @Test
  void remotesAreListedUpdatedLabelledAndDestroyed() {
    String name = remote("http://a/", "--policy", "on_demand");
    assertThat(show(name).getString("policy")).isEqualTo("on_demand");
    update(name, "--url", "http://b/PULP_MANIFEST");
    assertThat(show(name).getString("url")).isEqualTo("http://b/PULP_MANIFEST");
    assertThat(cli.list("file", "remote", "list", "--name", name)).hasSize(1);
    assertThat(cli.list("remote", "list", "--name", name).getFirst().getString("pulp_href"))
        .isEqualTo(show(name).getString("pulp_href"));
    cli.ok("file", "remote", "label", "set", "--remote", name, "--key", "k", "--value", "v");
    assertThat(show(name).getJsonObject("pulp_labels").getString("k")).isEqualTo("v");
    cli.ok("file", "remote", "destroy", "--name", name);
    assertThat(cli.fails("file", "remote", "show", "--name", name)).contains("Could not find");
  }

  @Test
  void aUrlMayNotCarryAPassword() {
    assertThat(
            cli.fails(
                "file", "remote", "create", "--name", Names.unique("r"), "--url", "http://u:p@a/"))
        .contains("The remote url contains username or password.");
  }
}
