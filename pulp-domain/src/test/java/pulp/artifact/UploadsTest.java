package pulp.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pulp.problem.Problem;
import pulp.sql.Ids;
import pulp.sql.TestDatabase;
import pulp.storage.Received;
import pulp.storage.TestStore;

/** Uploads on a real database and a real file system. */
class UploadsTest {
  @TempDir Path folder;
  private final UUID domain = TestDatabase.newDomain();
  private TestArtifacts fixture;

  @BeforeEach
  void open() {
    fixture = new TestArtifacts(folder, domain);
  }

  private UUID upload(long size) {
    UUID id = Ids.next();
    TestDatabase.sql()
        .update(
            "insert into core_upload (pulp_id, size, pulp_domain_id) values (?, ?, ?)",
            id,
            size,
            domain);
    return id;
  }

  private Received received(String text) {
    return TestStore.received(fixture.store, text);
  }

  private void put(UUID upload, long start, String text) {
    ContentRange range = new ContentRange(start, start + text.length() - 1, -1);
    fixture.uploads.put(upload, range, received(text), null);
  }

  private long chunkFiles() throws IOException {
    try (var files = Files.walk(folder.resolve("media"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().contains("/uploads/"))
          .count();
    }
  }

  private String content(UUID artifact) throws IOException {
    return Files.readString(
        fixture.store.file(fixture.artifacts.artifact(artifact).orElseThrow().file()));
  }

  @Test
  void chunksInAnyOrderBecomeOneArtifactAndTheUploadGoes() throws IOException {
    UUID upload = upload(10);
    put(upload, 5, "56789");
    put(upload, 0, "01234");
    UUID artifact = fixture.uploads.take(upload, received("0123456789").sha256());
    assertThat(content(artifact)).isEqualTo("0123456789");
    assertThat(fixture.uploads.exists(upload)).isFalse();
    assertThat(chunkFiles()).isZero();
  }

  @Test
  void aChunkThatComesAgainReplacesTheFirst() throws IOException {
    UUID upload = upload(5);
    put(upload, 0, "wrong");
    put(upload, 0, "right");
    assertThat(chunkFiles()).isEqualTo(1);
    assertThat(content(fixture.uploads.take(upload))).isEqualTo("right");
  }

  @Test
  void chunksMayComeAllAtOnce() throws IOException {
    UUID upload = upload(200);
    IntStream.range(0, 20)
        .parallel()
        .forEach(i -> put(upload, i * 10L, "" + (char) ('a' + i) + "123456789"));
    assertThat(content(fixture.uploads.take(upload)))
        .hasSize(200)
        .startsWith("a123456789b")
        .endsWith("t123456789");
  }

  @Test
  void gapsAndOverlapsAreTold() {
    UUID upload = upload(10);
    put(upload, 0, "01234");
    assertThatThrownBy(() -> fixture.uploads.checkComplete(upload))
        .hasMessageContaining("bytes 5-9 are missing");
    put(upload, 4, "456789");
    assertThatThrownBy(() -> fixture.uploads.take(upload))
        .hasMessageContaining("Chunks overlap at byte 4");
    assertThat(fixture.uploads.exists(upload)).isTrue();
  }

  @Test
  void aWrongDigestKeepsTheUpload() throws IOException {
    UUID upload = upload(1);
    put(upload, 0, "a");
    assertThatThrownBy(() -> fixture.uploads.take(upload, "0".repeat(64)))
        .isInstanceOf(Problem.Invalid.class)
        .hasMessageContaining("The sha256 checksum did not match.");
    assertThat(fixture.uploads.exists(upload)).isTrue();
    try (var temporary = Files.list(folder.resolve("media/tmp"))) {
      assertThat(temporary).isEmpty();
    }
  }

  @Test
  void bytesThatExistAlreadyGiveTheirArtifact() {
    UUID artifact = fixture.artifacts.keep(received("a"));
    UUID upload = upload(1);
    put(upload, 0, "a");
    assertThat(fixture.uploads.take(upload)).isEqualTo(artifact);
    assertThat(fixture.uploads.exists(upload)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|5|10|Chunk size does not match content range.",
        "8|11|10|End byte is greater than upload size.",
        "0|3|9|The content range's total does not match the upload's size.",
      })
  void aRangeThatDoesNotFitIsRefused(long start, long end, long total, String message)
      throws IOException {
    UUID upload = upload(10);
    ContentRange range = new ContentRange(start, end, total);
    assertThatThrownBy(() -> fixture.uploads.put(upload, range, received("0123"), null))
        .hasMessageContaining(message);
    assertThat(chunkFiles()).isZero();
  }

  @Test
  void aChunkWithAnotherDigestIsRefused() {
    UUID upload = upload(1);
    ContentRange range = new ContentRange(0, 0, 1);
    assertThatThrownBy(() -> fixture.uploads.put(upload, range, received("a"), "0".repeat(64)))
        .hasMessage("[\"Checksum does not match chunk upload.\"]");
  }

  @ParameterizedTest
  @CsvSource({"items 0-1/2", "bytes 0-1", "bytes 1-/2", "bytes */2", "''"})
  void aHeaderThatIsNoRangeIsRefused(String header) {
    assertThatThrownBy(() -> ContentRange.of(Optional.of(header)))
        .hasMessageContaining("Invalid or missing content range header.");
  }

  @Test
  void aRangeIsRead() {
    assertThat(ContentRange.of(Optional.of("bytes 5-9/*"))).isEqualTo(new ContentRange(5, 9, -1));
  }
}
