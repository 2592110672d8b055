package pulp.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pulp.tests.client.Answer;
import pulp.tests.client.Body;
import pulp.tests.client.Form;
import pulp.tests.client.Names;
import pulp.tests.client.Pulp;
import pulp.tests.server.PulpServer;
import pulp.tests.upstream.Digests;

/** Files that come in chunks (specification 02 §5). */
class UploadsIT extends ApiTest {
  UploadsIT(PulpServer server) {
    super(server);
  }

  private String begin(int size) {
    return href(pulp.create("uploads/", "size", size));
  }

  private Answer chunk(String upload, byte[] whole, int from, int to) {
    Form form = new Form().file("file", Arrays.copyOfRange(whole, from, to));
    return pulp.chunk(upload, form, "bytes " + from + "-" + (to - 1) + "/*");
  }

  @Test
  void chunksComeInAnyOrderAndTwice() {
    byte[] whole = bytes("0123456789" + Names.unique("chunk"));
    String upload = begin(whole.length);
    chunk(upload, whole, 5, whole.length).expect(200);
    chunk(upload, whole, 0, 5).expect(200);
    chunk(upload, whole, 0, 5).expect(200);
    assertThat(pulp.get(upload).json().getJsonArray("chunks")).hasSize(2);
    JsonObject task =
        pulp.done(pulp.post(upload + "commit/", Body.of("sha256", Digests.sha256(whole))));
    assertThat(task.getString("name")).isEqualTo("pulpcore.app.tasks.upload.commit");
    assertThat(task.isNull("result")).isTrue();
    JsonObject artifact = pulp.get(Pulp.created(task).getFirst()).expect(200).json();
    assertThat(artifact.getString("sha256")).isEqualTo(Digests.sha256(whole));
    pulp.get(upload).expect(404);
  }

  @Test
  void chunksComeAllAtOnce() throws Exception {
    byte[] whole = bytes(Names.unique("parallel").repeat(20_000));
    int size = whole.length / 8 + 1;
    String upload = begin(whole.length);
    List<Callable<Answer>> calls =
        IntStream.range(0, 8)
            .<Callable<Answer>>mapToObj(
                i -> () -> chunk(upload, whole, i * size, Math.min(whole.length, (i + 1) * size)))
            .toList();
    assertThat(Together.run(calls)).allMatch(answer -> answer.status() == 200);
    JsonObject task =
        pulp.done(pulp.post(upload + "commit/", Body.of("sha256", Digests.sha256(whole))));
    assertThat(pulp.get(Pulp.created(task).getFirst()).json().getInt("size"))
        .isEqualTo(whole.length);
  }

  @Test
  void aWrongChunkIsRefused() {
    byte[] whole = bytes("0123456789");
    String upload = begin(10);
    Form form = new Form().file("file", whole);
    assertThat(pulp.chunk(upload, form, "items 0-9/10").expect(400).text())
        .contains("Invalid or missing content range header.");
    assertThat(pulp.chunk(upload, form, "bytes 0-4/10").expect(400).text())
        .contains("Chunk size does not match content range.");
    assertThat(pulp.chunk(upload, form, "bytes 5-14/15").expect(400).text())
        .contains("End byte is greater than upload size.");
    Form wrong = new Form().file("file", whole).field("sha256", "0".repeat(64));
    assertThat(pulp.chunk(upload, wrong, "bytes 0-9/10").expect(400).text())
        .isEqualTo("[\"Checksum does not match chunk upload.\"]");
    pulp.patch(upload, Body.of("size", 5)).expect(405);
    pulp.delete(upload).expect(204);
    pulp.get(upload).expect(404);
  }

  @Test
  void aCommitWithAnotherDigestFailsAndOneOfBytesThatExistGivesTheirArtifact() {
    byte[] whole = bytes(Names.unique("commit"));
    String upload = begin(whole.length);
    chunk(upload, whole, 0, whole.length).expect(200);
    assertThat(pulp.post(upload + "commit/", Body.of()).expect(400).text())
        .isEqualTo("{\"sha256\":[\"This field is required.\"]}");
    pulp.failed(pulp.post(upload + "commit/", Body.of("sha256", "0".repeat(64))));
    pulp.get(upload).expect(200);
    JsonObject artifact =
        pulp.upload("artifacts/", new Form().file("file", whole)).expect(201).json();
    JsonObject task =
        pulp.done(pulp.post(upload + "commit/", Body.of("sha256", Digests.sha256(whole))));
    assertThat(Pulp.created(task)).containsExactly(href(artifact));
    pulp.get(upload).expect(404);
  }

  @Test
  void aCommitOfAnUploadWithAGapIsRefused() {
    String upload = begin(10);
    chunk(upload, bytes("0123456789"), 5, 10).expect(200);
    assertThat(pulp.post(upload + "commit/", Body.of("sha256", "0".repeat(64))).expect(400).text())
        .contains("bytes 0-4 are missing");
  }

  @Test
  void anUploadBecomesContent() {
    byte[] whole = bytes(Names.unique("content"));
    String upload = begin(whole.length);
    chunk(upload, whole, 0, whole.length).expect(200);
    JsonObject repository = repository();
    JsonObject task =
        pulp.done(
            pulp.post(
                FILES,
                Body.of("relative_path", "a/b", "upload", upload, "repository", href(repository))));
    assertThat(Pulp.created(task)).hasSize(2);
    assertThat(Pulp.created(task).getFirst()).isEqualTo(href(repository) + "versions/1/");
    assertThat(pulp.get(Pulp.created(task).getLast()).json().getString("sha256"))
        .isEqualTo(Digests.sha256(whole));
    pulp.get(upload).expect(404);
  }

  @Test
  void sizesHaveBounds() {
    assertThat(pulp.post("uploads/", Body.of()).expect(400).text())
        .isEqualTo("{\"size\":[\"This field is required.\"]}");
    pulp.post("uploads/", Body.of("size", "x")).expect(400);
    pulp.send(Pulp.json(pulp.request("uploads/"), "POST", "{\"size\":99999999999999999999}"))
        .expect(400);
  }
}
