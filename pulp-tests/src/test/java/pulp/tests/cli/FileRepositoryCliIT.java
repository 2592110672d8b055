package pulp.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import pulp.tests.client.Names;
import pulp.tests.server.PulpServer;

/** File repositories: their life, their labels, and lists of them. */
class FileRepositoryCliIT extends CliTest {
  FileRepositoryCliIT(PulpServer server) {
    super(server);
  }

  private JsonObject update(String name, String... options) {
    String[] command = Cli.join(options, "file", "repository", "update", "--name", name);
    cli.ok(command);
    return cli.object("file", "repository", "show", "--name", name);
  }

  @Test
  void fieldsAreSetChangedAndClearedAndEachChangeIsOneTask() {
    String remote = remote("http://localhost:1/PULP_MANIFEST");
    String name = repository("--remote", remote, "--description", "first\nsecond");
    JsonObject made = cli.object("file", "repository", "show", "--name", name);
    assertThat(made.getString("description")).isEqualTo("first\nsecond");
    assertThat(made.getString("manifest")).isEqualTo("PULP_MANIFEST");
    assertThat(made.getString("remote")).startsWith("/pulp/api/v3/remotes/file/file/");
    assertThat(cli.list("file", "repository", "task", "list", "--repository", name)).isEmpty();

    assertThat(update(name, "--remote", "").get("remote")).isEqualTo(JsonValue.NULL);
    assertThat(update(name, "--description", "").get("description")).isEqualTo(JsonValue.NULL);
    assertThat(update(name, "--manifest", "").get("manifest")).isEqualTo(JsonValue.NULL);
    assertThat(update(name, "--retain-checkpoints", "2").getInt("retain_checkpoints")).isEqualTo(2);
    assertThat(update(name, "--retain-checkpoints", "").get("retain_checkpoints"))
        .isEqualTo(JsonValue.NULL);
    assertThat(update(name, "--autopublish").getBoolean("autopublish")).isTrue();
    update(name, "--autopublish"); // nothing to do: no task

    assertThat(cli.list("file", "repository", "task", "list", "--repository", name)).hasSize(6);
    cli.ok("file", "repository", "destroy", "--name", name);
    assertThat(cli.fails("file", "repository", "show", "--name", name)).contains("Could not find");
  }

  @Test
  void aNameCanBeTakenOnce() {
    String name = repository();
    assertThat(cli.fails("file", "repository", "create", "--name", name))
        .contains("This field must be unique.");
  }

  @Test
  void listsAreFilteredOrderedAndTrimmed() {
    String prefix = Names.unique("order");
    for (String end : List.of("b", "a", "c")) {
      cli.ok("file", "repository", "create", "--name", prefix + end);
    }
    List<String> up = names("--ordering", "name", "--name-startswith", prefix);
    List<String> down = names("--ordering", "-name", "--name-startswith", prefix);
    assertThat(up).containsExactly(prefix + "a", prefix + "b", prefix + "c");
    assertThat(down).containsExactly(prefix + "c", prefix + "b", prefix + "a");

    JsonObject trimmed =
        cli.list(
                "file",
                "repository",
                "list",
                "--name-startswith",
                prefix,
                "--field",
                "name",
                "--field",
                "prn")
            .getFirst();
    assertThat(trimmed).containsOnlyKeys("name", "prn");
    assertThat(
            cli.list(
                    "file",
                    "repository",
                    "list",
                    "--name-startswith",
                    prefix,
                    "--exclude-field",
                    "name")
                .getFirst())
        .doesNotContainKey("name")
        .containsKey("prn");
    assertThat(cli.list("repository", "list", "--name", prefix + "a")).hasSize(1);
    assertThat(cli.list("repository", "list", "--name-contains", prefix.substring(2))).hasSize(3);
    assertThat(
            cli.list(
                "repository",
                "list",
                "--name-icontains",
                prefix.toUpperCase(java.util.Locale.ROOT)))
        .hasSize(3);
    assertThat(cli.list("repository", "list", "--name-in", prefix + "a", "--name-in", prefix + "c"))
        .hasSize(2);
  }

  private List<String> names(String... options) {
    String[] command = Cli.join(options, "file", "repository", "list");
    return cli.list(command).stream().map(row -> row.getString("name")).toList();
  }

  @Test
  void labelsAreSetOverwrittenSelectedAndUnset() {
    String key = "k" + Names.unique("").replace("-", "");
    String name = repository("--labels", "{\"" + key + "\": \"v\"}");
    cli.ok(
        "file",
        "repository",
        "label",
        "set",
        "--repository",
        name,
        "--key",
        "atani",
        "--value",
        "hador");
    cli.ok(
        "file",
        "repository",
        "label",
        "set",
        "--repository",
        name,
        "--key",
        "atani",
        "--value",
        "beor");
    assertThat(
            cli.ok("file", "repository", "label", "show", "--repository", name, "--key", "atani")
                .out())
        .contains("beor");
    assertThat(select(key)).containsExactly(name);
    assertThat(select(key + "=v")).containsExactly(name);
    assertThat(select(key + "=w")).isEmpty();
    assertThat(select(key + "!=w")).containsExactly(name);
    assertThat(select(key + "~V")).containsExactly(name);
    assertThat(select(key + "=v,atani=beor")).containsExactly(name);
    assertThat(select(key + "=v,!atani")).isEmpty();

    cli.ok("file", "repository", "label", "unset", "--repository", name, "--key", "atani");
    assertThat(select(key + "=v,!atani")).containsExactly(name);
    cli.fails("file", "repository", "label", "show", "--repository", name, "--key", "atani");
  }

  private List<String> select(String expression) {
    return names("--label-select", expression);
  }

  @Test
  void prnsAreAsGoodAsHrefs() {
    String remote = remote("http://localhost:1/PULP_MANIFEST");
    String prn = cli.object("file", "remote", "show", "--name", remote).getString("prn");
    String name = repository("--remote", prn);
    JsonObject repository = cli.object("file", "repository", "show", "--name", name);
    assertThat(repository.getString("remote")).startsWith("/pulp/api/v3/remotes/file/file/");
    assertThat(cli.object("file", "repository", "show", "--href", repository.getString("prn")))
        .isEqualTo(repository);
    assertThat(cli.fails("file", "repository", "show", "--href", prn)).contains("Could not find");
  }
}
