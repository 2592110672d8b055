package pulp.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pulp.tests.client.Answer;
import pulp.tests.client.Fetch;
import pulp.tests.client.Names;
import pulp.tests.server.PulpServer;
import pulp.tests.upstream.Files;
import pulp.tests.upstream.Upstream;

/** Mirroring a remote with each policy, and what belongs to it. */
class FileSyncCliIT extends CliTest {
  private static Upstream upstream;

  FileSyncCliIT(PulpServer server) {
    super(server);
  }

  @BeforeAll
  static void open() {
    upstream = Upstream.start();
  }

  @AfterAll
  static void close() {
    upstream.close();
  }

  private String sync(String repository, String... options) {
    String[] command = Cli.join(options, "file", "repository", "sync", "--name", repository);
    return cli.ok(command).err();
  }

  private JsonObject version(String repository, int number) {
    return cli.object(
        "file",
        "repository",
        "version",
        "show",
        "--repository",
        repository,
        "--version",
        "" + number);
  }

  private String distribute(String repository) {
    String name = Names.unique("dist");
    return cli.object(
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
  }

  @ParameterizedTest
  @ValueSource(strings = {"immediate", "on_demand", "streamed"})
  void whatIsMirroredIsServedByteForByte(String policy) {
    String folder = Names.unique(policy);
    Files files = Files.random(3, 50_000, policy.hashCode()).with("deep/er/4.iso", new byte[] {4});
    upstream.put(folder + "/", files);
    String remote = remote(upstream.url(folder + "/PULP_MANIFEST"), "--policy", policy);
    String repository = repository("--remote", remote);

    sync(repository);
    JsonObject present =
        version(repository, 1).getJsonObject("content_summary").getJsonObject("present");
    assertThat(present.getJsonObject("file.file").getInt("count")).isEqualTo(4);
    assertThat(upstream.seen(folder + "/1.iso")).hasSize(policy.equals("immediate") ? 1 : 0);

    cli.ok("file", "publication", "create", "--repository", repository);
    String url = distribute(repository);
    for (Map.Entry<String, byte[]> file : files.all().entrySet()) {
      assertThat(Fetch.get(url + file.getKey()).expect(200).body()).isEqualTo(file.getValue());
      assertThat(Fetch.get(url + file.getKey()).expect(200).body()).isEqualTo(file.getValue());
    }
    Answer part = Fetch.get(url + "2.iso", "Range", "bytes=100-199").expect(206);
    assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(files.get("2.iso"), 100, 200));
    int wanted = policy.equals("streamed") ? 2 : 1;
    assertThat(upstream.seen(folder + "/1.iso").size()).isEqualTo(wanted);
  }

  @Test
  void withoutARemoteThereIsNothingToSync() {
    assertThat(cli.fails("file", "repository", "sync", "--name", repository())).contains("emote");
  }

  @Test
  void aSecondSyncOfTheSameMakesNoVersion() {
    String folder = Names.unique("same");
    upstream.put(folder + "/", Files.random(3, 1000, 7));
    String remote = remote(upstream.url(folder + "/PULP_MANIFEST"));
    String repository = repository();
    sync(repository, "--remote", remote);
    sync(repository, "--remote", remote);
    assertThat(cli.list("file", "repository", "version", "list", "--repository", repository))
        .hasSize(2);
    assertThat(latest(repository)).isEqualTo(1);
    assertThat(upstream.seen(folder + "/1.iso")).hasSize(1);
  }

  @Test
  void mirroringTakesAwayWhatTheRemoteNoLongerHas() {
    String folder = Names.unique("mirror");
    Files files = Files.random(3, 1000, 8);
    upstream.put(folder + "/", files);
    String remote = remote(upstream.url(folder + "/PULP_MANIFEST"));
    String repository = repository("--remote", remote);
    sync(repository);
    upstream.put(folder + "/", files.without("1.iso").with("new.iso", new byte[] {1, 2, 3}));
    sync(repository);
    assertThat(count(repository, 2)).isEqualTo(4);
    sync(repository, "--mirror");
    assertThat(count(repository, 3)).isEqualTo(3);
  }

  private int count(String repository, int number) {
    return version(repository, number)
        .getJsonObject("content_summary")
        .getJsonObject("present")
        .getJsonObject("file.file")
        .getInt("count");
  }

  @Test
  void autopublishShowsThePublicationAmongWhatTheTaskMade() {
    String folder = Names.unique("auto");
    upstream.put(folder + "/", Files.random(2, 1000, 9));
    String remote = remote(upstream.url(folder + "/PULP_MANIFEST"));
    String repository = repository("--remote", remote, "--autopublish");
    String err = sync(repository);
    String task = err.replaceAll("(?s).*(/pulp/api/v3/tasks/[0-9a-f-]+/).*", "$1");
    JsonObject ended = cli.object("task", "show", "--href", task);
    assertThat(ended.getString("name")).isEqualTo("pulp_file.app.tasks.synchronizing.synchronize");
    assertThat(ended.getJsonArray("created_resources").getValuesAs(JsonString::getString))
        .anyMatch(href -> href.startsWith("/pulp/api/v3/publications/file/file/"))
        .anyMatch(href -> href.contains("/versions/1/"));
    assertThat(ended.get("error")).isEqualTo(JsonValue.NULL);
    assertThat(ended.getJsonArray("progress_reports").getValuesAs(JsonObject.class))
        .extracting(report -> report.getString("code"))
        .contains("sync.downloading.artifacts", "sync.parsing.metadata", "associating.content");
  }

  @Test
  void tasksAreFoundByTheResourcesThatTheyReserve() {
    String folder = Names.unique("locks");
    upstream
        .put(folder + "/a/", Files.random(1, 1000, 10))
        .put(folder + "/b/", Files.random(2, 1000, 11));
    String first = remote(upstream.url(folder + "/a/PULP_MANIFEST"));
    String second = remote(upstream.url(folder + "/b/PULP_MANIFEST"));
    String repository = repository();
    sync(repository, "--remote", first);
    sync(repository, "--remote", second);
    String repositoryHref = href("repository", repository);
    String remoteHref = href("remote", first);
    assertThat(tasks("--reserved-resource", repositoryHref)).hasSize(2);
    assertThat(tasks("--exclusive-resource", repositoryHref)).hasSize(2);
    assertThat(tasks("--exclusive-resource", remoteHref)).isEmpty();
    assertThat(tasks("--shared-resource", remoteHref)).hasSize(1);
    assertThat(
            tasks("--reserved-resource-in", repositoryHref, "--reserved-resource-in", remoteHref))
        .hasSize(1);
  }

  private String href(String kind, String name) {
    return cli.object("file", kind, "show", "--name", name).getString("pulp_href");
  }

  private List<JsonObject> tasks(String... options) {
    String[] command = Cli.join(options, "task", "list");
    return cli.list(command);
  }

  @Test
  void onlyAsManyVersionsAreKeptAsTheRepositoryWants() {
    String folder = Names.unique("retain");
    upstream
        .put(folder + "/a/", Files.random(1, 1000, 12))
        .put(folder + "/b/", Files.random(2, 1000, 13));
    String repository = repository("--retain-repo-versions", "1");
    sync(repository, "--remote", remote(upstream.url(folder + "/a/PULP_MANIFEST")));
    sync(repository, "--remote", remote(upstream.url(folder + "/b/PULP_MANIFEST")));
    assertThat(cli.list("file", "repository", "version", "list", "--repository", repository))
        .extracting(version -> version.getInt("number"))
        .containsExactly(2);
  }

  @Test
  void aVersionCanBeDestroyedAndItsNumberIsNotUsedAgain() {
    String folder = Names.unique("destroy");
    upstream
        .put(folder + "/a/", Files.random(1, 1000, 14))
        .put(folder + "/b/", Files.random(2, 1000, 15));
    String repository = repository();
    sync(repository, "--remote", remote(upstream.url(folder + "/a/PULP_MANIFEST")));
    cli.ok(
        "file", "repository", "version", "destroy", "--repository", repository, "--version", "1");
    assertThat(latest(repository)).isZero();
    sync(repository, "--remote", remote(upstream.url(folder + "/b/PULP_MANIFEST")));
    assertThat(latest(repository)).isEqualTo(2);
  }
}
