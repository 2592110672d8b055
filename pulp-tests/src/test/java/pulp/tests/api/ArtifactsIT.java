package pulp.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import pulp.tests.client.Answer;
import pulp.tests.client.Form;
import pulp.tests.client.Names;
import pulp.tests.server.PulpServer;
import pulp.tests.upstream.Digests;

/** Files that come in whole (specification 02 §3). */
class ArtifactsIT extends ApiTest {
  ArtifactsIT(PulpServer server) {
    super(server);
  }

  private Answer post(Form form) {
    return pulp.upload("artifacts/", form);
  }

  @Test
  void anArtifactIsKeptUnderItsDigest() throws Exception {
    byte[] bytes = bytes(Names.unique("a"));
    String sha256 = Digests.sha256(bytes);
    JsonObject made =
        post(new Form().file("file", bytes).field("sha256", sha256)).expect(201).json();
    String key = "artifact/" + sha256.substring(0, 2) + "/" + sha256.substring(2);
    assertThat(made.getString("file")).isEqualTo(key);
    assertThat(made.getString("sha256")).isEqualTo(sha256);
    assertThat(made.getInt("size")).isEqualTo(bytes.length);
    assertThat(made.getString("sha224")).hasSize(56);
    assertThat(made.getString("sha512")).hasSize(128);
    assertThat(made.isNull("md5")).isTrue();
    assertThat(Files.readAllBytes(server.dataDir().resolve("media").resolve(key))).isEqualTo(bytes);
    assertThat(pulp.get(href(made)).json()).isEqualTo(made);
  }

  @Test
  void digestsAndSizesThatDoNotMatchAreRefused() {
    byte[] bytes = bytes(Names.unique("a"));
    String wrong = Digests.sha256(bytes("other"));
    assertThat(post(new Form().file("file", bytes).field("sha256", wrong)).expect(400).text())
        .isEqualTo("{\"non_field_errors\":[\"The sha256 checksum did not match.\"]}");
    assertThat(post(new Form().file("file", bytes).field("size", "3")).expect(400).text())
        .isEqualTo("{\"non_field_errors\":[\"The size did not match actual size of file.\"]}");
    assertThat(post(new Form().file("file", bytes).field("md5", "0".repeat(32))).expect(400).text())
        .isEqualTo(
            "{\"non_field_errors\":[\"Checksum algorithms ['md5'] forbidden for this Pulp instance.\"]}");
    assertThat(pulp.get("artifacts/?sha256=" + Digests.sha256(bytes)).json().getInt("count"))
        .isZero();
  }

  @Test
  void theSameBytesTwiceAreRefused() {
    byte[] bytes = bytes(Names.unique("a"));
    post(new Form().file("file", bytes)).expect(201);
    assertThat(post(new Form().file("file", bytes)).expect(400).text())
        .isEqualTo(
            "{\"non_field_errors\":[\"Artifact with sha256 checksum of '"
                + Digests.sha256(bytes)
                + "' already exists.\"]}");
  }

  @Test
  void ofUploadsOfTheSameBytesAtTheSameTimeOneIsTaken() throws Exception {
    byte[] bytes = bytes(Names.unique("a").repeat(1000));
    Callable<Integer> upload = () -> post(new Form().file("file", bytes)).status();
    assertThat(Together.run(Collections.nCopies(10, upload)))
        .containsOnly(201, 400)
        .containsOnlyOnce(201);
  }

  @Test
  void anArtifactWhoseFileIsGoneIsMadeWholeByTheNextContent() throws Exception {
    byte[] bytes = bytes(Names.unique("lost"));
    JsonObject made = post(new Form().file("file", bytes)).expect(201).json();
    Files.delete(server.dataDir().resolve("media").resolve(made.getString("file")));
    Form form = new Form().file("file", bytes).field("relative_path", Names.unique("lost"));
    pulp.done(pulp.upload(FILES, form));
    assertThat(server.dataDir().resolve("media").resolve(made.getString("file"))).exists();
  }

  @Test
  void artifactsAreNotDeletedByHand() {
    JsonObject made = post(new Form().file("file", bytes(Names.unique("a")))).expect(201).json();
    Answer answer = pulp.delete(href(made));
    assertThat(answer.status()).isIn(403, 405);
  }

  @Test
  void multipartThatIsNoneSaysSo() {
    Answer answer =
        pulp.send(
            pulp.request("artifacts/")
                .header("Content-Type", "multipart/form-data")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("nothing")));
    assertThat(answer.expect(400).json().getString("detail"))
        .startsWith("Multipart form parse error - ");
  }
}
