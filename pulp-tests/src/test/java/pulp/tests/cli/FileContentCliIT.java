package pulp.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import pulp.tests.client.Fetch;
import pulp.tests.client.Names;
import pulp.tests.server.PulpServer;
import pulp.tests.upstream.Digests;
import pulp.tests.upstream.Upstream;

/** Content units: made from every source, moved in and out of repositories. */
class FileContentCliIT extends CliTest {
  FileContentCliIT(PulpServer server) {
    super(server);
  }

  private JsonObject upload(Sample sample, String path) {
    return cli.object(
        "file", "content", "upload", "--file", sample.path().toString(), "--relative-path", path);
  }

  private List<JsonObject> content(String repository, String... options) {
    String[] command =
        Cli.join(options, "file", "repository", "content", "list", "--repository", repository);
    return cli.list(command);
  }

  @Test
  void aFileIsUploadedFoundAddedAndRemoved() {
    Sample sample = sample(1_000_000);
    String path = Names.unique("file");
    JsonObject unit = upload(sample, path);
    assertThat(unit.getString("sha256")).isEqualTo(sample.sha256());
    assertThat(unit.getString("relative_path")).isEqualTo(path);
    assertThat(cli.list("file", "content", "list", "--sha256", sample.sha256())).hasSize(1);
    assertThat(cli.list("file", "content", "list", "--relative-path", path)).hasSize(1);

    String repository = repository();
    member("add", repository, sample.sha256(), path, "--base-version", "0");
    assertThat(latest(repository)).isEqualTo(1);
    assertThat(content(repository)).hasSize(1);
    assertThat(content(repository, "--all-types")).hasSize(1);
    assertThat(content(repository, "--version", "0")).isEmpty();
    member("remove", repository, sample.sha256(), path);
    assertThat(content(repository)).isEmpty();
    assertThat(latest(repository)).isEqualTo(2);
    String href =
        cli.object("file", "repository", "show", "--name", repository).getString("pulp_href");
    assertThat(byVersion("--repository-version", href, 1)).hasSize(1);
    assertThat(byVersion("--repository-version-added", href, 1)).hasSize(1);
    assertThat(byVersion("--repository-version-removed", href, 2)).hasSize(1);
    assertThat(byVersion("--repository-version-removed", href, 1)).isEmpty();
  }

  private List<JsonObject> byVersion(String option, String repository, int number) {
    return cli.list("file", "content", "list", option, repository + "versions/" + number + "/");
  }

  private void member(
      String action, String repository, String sha256, String path, String... more) {
    String[] command =
        Cli.join(
            more,
            "file",
            "repository",
            "content",
            action,
            "--repository",
            repository,
            "--sha256",
            sha256,
            "--relative-path",
            path);
    cli.ok(command);
  }

  @Test
  void aChunkedUploadMakesTheSameFile() {
    Sample sample = sample(5_300_000);
    List<JsonObject> before = cli.list("upload", "list");
    JsonObject unit =
        cli.object(
            "file",
            "content",
            "upload",
            "--file",
            sample.path().toString(),
            "--relative-path",
            Names.unique("chunked"),
            "--chunk-size",
            "1MB");
    assertThat(unit.getString("sha256")).isEqualTo(sample.sha256());
    assertThat(cli.list("upload", "list")).isEqualTo(before);
  }

  @Test
  void unitsAreMadeFromArtifactsAndFromUrls() {
    Sample sample = sample(10_000);
    cli.ok("artifact", "upload", "--file", sample.path().toString());
    JsonObject unit =
        cli.object(
            "file",
            "content",
            "create",
            "--sha256",
            sample.sha256(),
            "--relative-path",
            "made/of.it");
    assertThat(unit.getString("sha256")).isEqualTo(sample.sha256());
    try (Upstream upstream = Upstream.start()) {
      upstream.put("f", "from a url".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      String repository = repository();
      cli.ok(
          "file",
          "content",
          "create",
          "--file-url",
          upstream.url("f"),
          "--relative-path",
          "f",
          "--repository",
          repository);
      assertThat(content(repository)).hasSize(1);
    }
  }

  @Test
  void manyUnitsAreAddedAndRemovedAtOnceAndRepositoriesCopied() {
    StringBuilder list = new StringBuilder("[");
    for (int i = 0; i < 3; i++) {
      Sample sample = sample(500 + i);
      String path = Names.unique("bulk");
      upload(sample, path);
      list.append(i == 0 ? "" : ",")
          .append("{\"sha256\":\"" + sample.sha256() + "\",\"relative_path\":\"" + path + "\"}");
    }
    String units = list.append("]").toString();
    String repository = repository();
    modify(repository, "--add-content", units);
    assertThat(content(repository)).hasSize(3);
    String copy = repository();
    modify(copy, "--base-repository", repository, "--base-version", "1");
    assertThat(content(copy)).hasSize(3);
    modify(repository, "--remove-content", units);
    assertThat(content(repository)).isEmpty();
    cli.ok("file", "repository", "content", "remove", "--repository", copy, "--all");
    assertThat(content(copy)).isEmpty();
    String unit = content(repository, "--version", "1").getFirst().getString("pulp_href");
    assertThat(
            cli.list(
                "file",
                "repository",
                "version",
                "list",
                "--repository",
                repository,
                "--content",
                "[\"" + unit + "\"]"))
        .hasSize(1);
    assertThat(cli.list("repository", "version", "list", "--content", "[\"" + unit + "\"]"))
        .hasSize(2);
  }

  private void modify(String repository, String... options) {
    String[] command =
        Cli.join(options, "file", "repository", "content", "modify", "--repository", repository);
    cli.ok(command);
  }

  @Test
  void unitsCarryLabels() {
    JsonObject unit = upload(sample(50), Names.unique("labelled"));
    String key = "c" + Names.unique("").replace("-", "");
    String href = unit.getString("pulp_href");
    cli.ok("file", "content", "label", "set", "--href", href, "--key", key, "--value", "v");
    assertThat(cli.list("file", "content", "list", "--label-select", key + "=v")).hasSize(1);
    assertThat(cli.list("file", "content", "list", "--label-select", key + "=w")).isEmpty();
    cli.ok("file", "content", "label", "unset", "--href", href, "--key", key);
    assertThat(cli.list("file", "content", "list", "--label-select", key)).isEmpty();
  }

  @Test
  void whatIsUploadedIsServedWholeAndInParts() {
    Sample sample = sample(300_000);
    String repository = repository("--autopublish");
    upload(sample, "sub/file.bin", repository);
    String name = Names.unique("served");
    String url =
        cli.object(
                "file",
                "distribution",
                "create",
                "--name",
                name,
                "--base-path",
                name,
                "--repository",
                repository)
            .getString("base_url");
    byte[] whole = Fetch.get(url + "sub/file.bin").expect(200).body();
    assertThat(Digests.sha256(whole)).isEqualTo(sample.sha256());
    byte[] end = Fetch.get(url + "sub/file.bin", "Range", "bytes=-10").expect(206).body();
    assertThat(end).isEqualTo(java.util.Arrays.copyOfRange(whole, 299_990, 300_000));
  }
}
