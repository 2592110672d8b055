package pulp.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pulp.problem.Problem;

class ArtifactStoreTest {
  private static final UUID DOMAIN = UUID.randomUUID();
  private static final UUID STANDARD = new UUID(0, 0);

  @TempDir Path folder;
  private ArtifactStore store;

  @BeforeEach
  void open() {
    store = TestStore.in(folder, DOMAIN);
  }

  private List<Path> temporary() throws IOException {
    try (var files = Files.list(folder.resolve("media/tmp"))) {
      return files.toList();
    }
  }

  @Test
  void everyDigestIsComputedOnTheWay() {
    Received received = TestStore.received(store, "hello");
    assertThat(received.size()).isEqualTo(5);
    assertThat(received.digests().keySet()).containsExactly("sha224", "sha256", "sha384", "sha512");
    assertThat(received.sha256())
        .isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
  }

  @Test
  void aFileIsKeptUnderItsDigest() {
    Received received = TestStore.received(store, "hello");
    store.keep(STANDARD, List.of(received));
    String name = "artifact/2c/f24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    assertThat(store.name(STANDARD, received.sha256())).isEqualTo(name);
    assertThat(folder.resolve("media").resolve(name)).hasContent("hello");
    assertThat(received.file()).doesNotExist();
    assertThat(store.name(DOMAIN, received.sha256()))
        .isEqualTo("artifact/" + DOMAIN + name.substring(8));
  }

  @Test
  void whatIsThereAlreadyIsLeftAndWhatIsDamagedIsReplaced() throws IOException {
    store.keep(
        DOMAIN, List.of(TestStore.received(store, "hello"), TestStore.received(store, "hello")));
    Received again = TestStore.received(store, "hello");
    Path file = store.file(store.name(DOMAIN, again.sha256()));
    store.keep(DOMAIN, List.of(again));
    assertThat(file).hasContent("hello");
    Files.writeString(file, "cut");
    assertThat(store.has(store.name(DOMAIN, again.sha256()), 5)).isFalse();
    store.keep(DOMAIN, List.of(TestStore.received(store, "hello")));
    assertThat(file).hasContent("hello");
    assertThat(temporary()).isEmpty();
  }

  @Test
  void aThousandFilesAreKeptAtOnce() throws IOException {
    List<Received> many =
        IntStream.range(0, 1000).mapToObj(i -> TestStore.received(store, "file " + i)).toList();
    store.keep(DOMAIN, many);
    assertThat(many).allMatch(one -> store.has(store.name(DOMAIN, one.sha256()), one.size()));
    assertThat(temporary()).isEmpty();
  }

  @Test
  void whatIsNotFinishedIsTakenAway() throws IOException {
    try (Incoming incoming = store.open()) {
      incoming.write(new byte[10]);
      assertThat(temporary()).hasSize(1);
    }
    assertThatThrownBy(() -> store.receive(new ByteArrayInputStream(new byte[11]), 10))
        .isInstanceOf(TooLarge.class);
    store.discard(TestStore.received(store, "discarded"));
    assertThat(temporary()).isEmpty();
  }

  @Test
  void nobodyElseMayReadWhatIsStored() throws IOException {
    Received received = TestStore.received(store, "hello");
    store.keep(DOMAIN, List.of(received));
    Path file = store.file(store.name(DOMAIN, received.sha256()));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).endsWith("---");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .endsWith("---");
  }

  @Test
  void aNameCannotLeaveTheStore() {
    assertThatThrownBy(() -> store.file("../outside")).isInstanceOf(Problem.Invalid.class);
  }

  @Test
  void piecesArePutTogetherInOrder() {
    store.keep("uploads/u/1", TestStore.received(store, "he"));
    store.keep("uploads/u/2", TestStore.received(store, "llo"));
    Received whole = store.join(List.of("uploads/u/1", "uploads/u/2"));
    assertThat(whole.sha256()).isEqualTo(TestStore.received(store, "hello").sha256());
    store.delete(List.of("uploads/u/1", "uploads/u/2"));
    assertThat(store.has("uploads/u/1", 2)).isFalse();
  }

  @Test
  void onlyWhatIsOldIsSweptAway() throws IOException {
    Path old = store.scratch(UUID.randomUUID());
    Files.writeString(old.resolve("file"), "left");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    Received young = TestStore.received(store, "young");
    store.disk.sweep();
    assertThat(old).doesNotExist();
    assertThat(young.file()).exists();
  }

  @Test
  void theSpaceIsTold() {
    Space space = store.space();
    assertThat(space.free()).isBetween(1L, space.total());
    assertThat(space.used()).isBetween(1L, space.total());
  }
}
