package pulp.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pulp.tests.client.Answer;
import pulp.tests.client.Body;
import pulp.tests.client.Fetch;
import pulp.tests.client.Names;
import pulp.tests.server.PulpServer;
import pulp.tests.upstream.Digests;
import pulp.tests.upstream.Faults;
import pulp.tests.upstream.Files;
import pulp.tests.upstream.Upstream;

/**
 * Remotes that fail, and manifests that are wrong: the task says why, and nothing half done is
 * seen.
 */
class SyncFaultsIT extends ApiTest {
  private final byte[] content = bytes(Names.unique("content"));
  private final String digest = Digests.sha256(content);
  private final String good = Files.line("a", content);

  private Upstream upstream;

  SyncFaultsIT(PulpServer server) {
    super(server);
  }

  @BeforeEach
  void open() {
    upstream = Upstream.start();
    upstream.put("a", content).put("PULP_MANIFEST", bytes(good + "\n"));
  }

  @AfterEach
  void close() {
    upstream.close();
  }

  private Answer sync(JsonObject repository, JsonObject remote) {
    return pulp.post(href(repository) + "sync/", Body.of("remote", href(remote)));
  }

  /** The error of a sync that fails, after which the repository is as it was. */
  private String failure(Object... remoteOptions) {
    JsonObject repository = repository();
    String error =
        pulp.failed(sync(repository, remote(upstream.url("PULP_MANIFEST"), remoteOptions)));
    assertThat(pulp.get(href(repository) + "versions/").json().getInt("count")).isEqualTo(1);
    assertThat(pulp.get(href(repository)).json().getString("latest_version_href"))
        .endsWith("/versions/0/");
    return error;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nothing|1",
        "a,b|1",
        "/abs,0123,5|1",
        "a/,0123,5|1",
        "a//b,0123,5|1",
        "a,xyz,5|1",
        "a,0123,many|1",
        "a,0123,-5|1",
        ",0123,5|1",
        "# comment;;b,0123|3",
      })
  void aBrokenLineIsNamed(String lines, int number) {
    upstream.put("PULP_MANIFEST", bytes(lines.replace(';', '\n') + "\n"));
    assertThat(failure())
        .startsWith("Error: Parsing of the manifest file failed on line:" + number + ".")
        .contains("<relative_path>,<digest>,<size>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"../../etc/passwd", "a/../../b", "..", "./a"})
  void aPathThatLeavesTheFolderIsRefused(String path) {
    upstream.put("PULP_MANIFEST", bytes(path + "," + digest + "," + content.length + "\n"));
    assertThat(failure("max_retries", 1)).isNotBlank();
    assertThat(pulp.get(FILES + "?relative_path=" + path).json().getInt("count")).isZero();
  }

  @Test
  void twoFilesAtOnePathAndAFileInTheWayOfAFolderAreRefused() {
    String other = Digests.sha256(bytes("other"));
    upstream.put("PULP_MANIFEST", bytes(good + "\na," + other + ",5\n"));
    assertThat(failure("policy", "on_demand")).contains("[PLP0022] Found 1 duplicate contents");
    upstream.put("PULP_MANIFEST", bytes(good + "\na/b," + other + ",5\n"));
    assertThat(failure("policy", "on_demand"))
        .contains(
            "Repository version errors : Path errors found.",
            "The path for file 'a' overlaps: a/b");
  }

  @Test
  void aLineThatIsThereTwiceCountsOnce() {
    upstream.put("PULP_MANIFEST", bytes(good + "\n" + good + "\n"));
    JsonObject repository = repository();
    pulp.done(sync(repository, remote(upstream.url("PULP_MANIFEST"))));
    assertThat(Fetch.get(serve(repository) + "a").expect(200).body()).isEqualTo(content);
  }

  @Test
  void statusesOfTheRemoteAreTold() {
    upstream.fault("PULP_MANIFEST", Faults.status(404));
    assertThat(failure("max_retries", 1)).contains("404");
    assertThat(upstream.seen("PULP_MANIFEST")).hasSize(1);
    upstream.heal("PULP_MANIFEST").fault("a", Faults.status(500));
    assertThat(failure("max_retries", 1)).contains("500");
    assertThat(upstream.seen("a")).hasSize(2);
  }

  @Test
  void aRemoteThatGoesInCirclesIsLeft() {
    upstream
        .fault("PULP_MANIFEST", Faults.redirect("elsewhere"))
        .fault("elsewhere", Faults.redirect("PULP_MANIFEST"));
    assertThat(failure("max_retries", 1)).isNotBlank();
    assertThat(upstream.count()).isBetween(2, 30);
  }

  @Test
  void wrongBytesAndWrongSizesAreNotKept() {
    upstream.fault("a", Faults.wrongBytes());
    assertThat(failure("max_retries", 1))
        .contains("[PLP0003]", "failed validation due to checksum", digest);
    upstream
        .heal("a")
        .put("PULP_MANIFEST", bytes("a," + digest + "," + (content.length + 1) + "\n"));
    assertThat(failure("max_retries", 1)).contains("[PLP0004]", "failed validation due to size");
  }

  @Test
  void aRemoteThatIsCutOffThenWrongThenBusyThenGoodIsAskedFourTimes() {
    byte[] fresh = bytes("fresh" + System.nanoTime());
    upstream
        .put("f", fresh)
        .put("PULP_MANIFEST", bytes("f," + Digests.sha256(fresh) + "," + fresh.length));
    upstream.fault("f", Faults.inTurn(Faults.cutOff(), Faults.wrongBytes(), Faults.status(429)));
    pulp.done(sync(repository(), remote(upstream.url("PULP_MANIFEST"), "max_retries", 3)));
    assertThat(upstream.seen("f")).hasSize(4);
  }

  @Test
  void aRemoteThatIsTooSlowIsLeft() {
    upstream.fault("PULP_MANIFEST", Faults.drips(Duration.ofSeconds(1)));
    assertThat(failure("max_retries", 1, "total_timeout", 1.0))
        .contains(
            "[PLP0005]",
            "Request timed out for",
            "Increasing the total_timeout value on the remote might help.");
  }

  @Test
  void nobodyListensThere() {
    upstream.close();
    assertThat(failure("max_retries", 1)).isNotBlank();
  }

  @Test
  void credentialsGoOnlyToTheirHost() {
    try (Upstream other = Upstream.start()) {
      other.put("moved", bytes(good));
      upstream.fault("PULP_MANIFEST", Faults.redirectTo(other.url("moved")));
      upstream.put("a", content);
      JsonObject remote =
          remote(
              upstream.url("PULP_MANIFEST"),
              "username",
              "u",
              "password",
              "p",
              "policy",
              "on_demand");
      pulp.done(sync(repository(), remote));
      assertThat(upstream.seen("PULP_MANIFEST").getFirst().authorization()).isEqualTo("Basic dTpw");
      assertThat(other.seen("moved").getFirst().authorization()).isNull();
    }
  }

  @Test
  void aFolderOfThisMachineIsMirroredAndItsLinksDoNotLeadOut() throws Exception {
    var folder = java.nio.file.Files.createTempDirectory(server.imports(), "local");
    java.nio.file.Files.write(folder.resolve("a"), content);
    java.nio.file.Files.writeString(folder.resolve("PULP_MANIFEST"), good);
    JsonObject repository = repository();
    pulp.done(sync(repository, remote("file://" + folder + "/PULP_MANIFEST")));
    assertThat(Fetch.get(serve(repository) + "a").expect(200).body()).isEqualTo(content);

    byte[] outside =
        java.nio.file.Files.readAllBytes(server.dataDir().resolveSibling("server.log"));
    java.nio.file.Files.createSymbolicLink(
        folder.resolve("link"), server.dataDir().resolveSibling("server.log"));
    java.nio.file.Files.writeString(
        folder.resolve("PULP_MANIFEST"), "link," + Digests.sha256(outside) + "," + outside.length);
    assertThat(pulp.failed(sync(repository(), remote("file://" + folder + "/PULP_MANIFEST"))))
        .contains("does not start with any of the allowed import paths");
  }

  @Test
  void blankLinesCommentsAndCommasInPathsAreFine() {
    upstream.put(
        "PULP_MANIFEST",
        bytes("# all\n\n  a,b.txt , " + digest + " , " + content.length + " \r\n" + good + "\n"));
    upstream.put("a,b.txt", content);
    JsonObject repository = repository();
    pulp.done(sync(repository, remote(upstream.url("PULP_MANIFEST"))));
    String url = serve(repository);
    assertThat(List.of("a,b.txt", "a"))
        .allSatisfy(
            path -> assertThat(Fetch.get(url + path).expect(200).body()).isEqualTo(content));
  }

  @Test
  void aSecondSyncIsSkippedAndSaysSo() {
    JsonObject repository = repository();
    JsonObject remote = remote(upstream.url("PULP_MANIFEST"));
    pulp.done(sync(repository, remote));
    JsonObject second = pulp.done(sync(repository, remote));
    assertThat(second.isNull("result")).isTrue();
    assertThat(second.getJsonArray("progress_reports").getJsonObject(0).getString("code"))
        .isEqualTo("sync.was_skipped");
    assertThat(pulp.get(href(repository)).json().getJsonObject("last_sync_details"))
        .containsKeys(
            "remote_pk",
            "url",
            "download_policy",
            "mirror",
            "most_recent_version",
            "manifest_checksum");
    JsonObject forced =
        pulp.done(
            pulp.post(
                href(repository) + "sync/", Body.of("remote", href(remote), "optimize", false)));
    assertThat(forced.toString()).doesNotContain("sync.was_skipped");
  }

  @Test
  void mirroringAndAutopublishDoNotGoTogether() {
    JsonObject repository = repository("autopublish", true);
    Answer answer =
        pulp.post(
            href(repository) + "sync/",
            Body.of("remote", href(remote(upstream.url("PULP_MANIFEST"))), "mirror", true));
    assertThat(answer.expect(400).text())
        .isEqualTo("[\"Cannot use mirror mode with autopublished repository.\"]");
  }
}
