package pulp.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import pulp.tests.client.Fetch;
import pulp.tests.client.Names;
import pulp.tests.server.PulpServer;

/** Publications and distributions. */
class FileServingCliIT extends CliTest {
  FileServingCliIT(PulpServer server) {
    super(server);
  }

  private JsonObject publish(String repository, String... options) {
    String[] command =
        Cli.join(options, "file", "publication", "create", "--repository", repository);
    return cli.object(command);
  }

  @Test
  void publicationsAreMadeOfLatestAndOfOldVersionsListedAndDestroyed() {
    String repository = repository();
    String href =
        cli.object("file", "repository", "show", "--name", repository).getString("pulp_href");
    JsonObject unit = upload(sample(100), "a", repository);
    JsonObject latest = publish(repository);
    assertThat(latest.getString("repository_version")).endsWith("/versions/1/");
    assertThat(latest.getString("manifest")).isEqualTo("PULP_MANIFEST");
    JsonObject empty = publish(repository, "--version", "0", "--manifest", "LIST");
    assertThat(empty.getString("repository_version")).endsWith("/versions/0/");
    assertThat(empty.getString("manifest")).isEqualTo("LIST");

    assertThat(publications("--repository", repository)).hasSize(2);
    assertThat(publications("--repository-version", href + "versions/1/")).hasSize(1);
    assertThat(publications("--content", "[\"" + unit.getString("pulp_href") + "\"]")).hasSize(1);
    assertThat(cli.list("publication", "list", "--repository", "file:file:" + repository))
        .hasSize(2);
    assertThat(cli.object("file", "publication", "show", "--href", latest.getString("prn")))
        .isEqualTo(latest);
    cli.ok("file", "publication", "destroy", "--href", latest.getString("pulp_href"));
    assertThat(publications("--repository", repository)).hasSize(1);
  }

  private List<JsonObject> publications(String... options) {
    String[] command = Cli.join(options, "file", "publication", "list");
    return cli.list(command);
  }

  @Test
  void aDistributionSwitchesBetweenItsSources() {
    String repository = repository();
    upload(sample(100), "old", repository);
    JsonObject old = publish(repository);
    upload(sample(100), "new", repository);
    publish(repository);

    String name = Names.unique("Dist");
    JsonObject made =
        cli.object(
            "file",
            "distribution",
            "create",
            "--name",
            name,
            "--base-path",
            name,
            "--publication",
            old.getString("pulp_href"));
    String url = made.getString("base_url");
    Fetch.get(url + "old").expect(200);
    Fetch.get(url + "new").expect(404);

    JsonObject switched = update(name, "--repository", repository);
    assertThat(switched.get("publication")).isEqualTo(JsonValue.NULL);
    Fetch.get(url + "new").expect(200);

    JsonObject pinned = update(name, "--repository", repository, "--version", "1");
    assertThat(pinned.getString("repository_version")).endsWith("/versions/1/");
    assertThat(pinned.get("repository")).isEqualTo(JsonValue.NULL);

    JsonObject byPrn = update(name, "--publication", old.getString("prn"));
    assertThat(byPrn.getString("publication")).isEqualTo(old.getString("pulp_href"));
    assertThat(update(name, "--publication", "").get("publication")).isEqualTo(JsonValue.NULL);
    Fetch.get(url + "old").expect(404);

    String moved = update(name, "--base-path", name + "/moved").getString("base_url");
    assertThat(moved).isEqualTo(url.substring(0, url.length() - 1) + "/moved/");
    assertThat(listed("--base-path", name + "/moved")).containsExactly(name);
    assertThat(listed("--base-path-contains", name.toUpperCase(Locale.ROOT))).containsExactly(name);
    assertThat(listed("--name", name)).containsExactly(name);
    cli.ok(
        "file",
        "distribution",
        "label",
        "set",
        "--distribution",
        name,
        "--key",
        name,
        "--value",
        "x");
    assertThat(listed("--label-select", name)).containsExactly(name);
    cli.ok("file", "distribution", "destroy", "--name", name);
    cli.fails("file", "distribution", "show", "--name", name);
  }

  private JsonObject update(String name, String... options) {
    String[] command = Cli.join(options, "file", "distribution", "update", "--name", name);
    cli.ok(command);
    return cli.object("file", "distribution", "show", "--name", name);
  }

  private List<String> listed(String... options) {
    String[] command = Cli.join(options, "file", "distribution", "list");
    return cli.list(command).stream().map(row -> row.getString("name")).toList();
  }

  @Test
  void basePathsMayNotOverlap() {
    String name = Names.unique("over");
    cli.ok("file", "distribution", "create", "--name", name, "--base-path", name + "/a");
    assertThat(cli.fails("file", "distribution", "create", "--name", name + 2, "--base-path", name))
        .contains("Overlaps with an existing distribution.");
    cli.ok("file", "distribution", "create", "--name", name + 3, "--base-path", name + "/ab");
  }
}
