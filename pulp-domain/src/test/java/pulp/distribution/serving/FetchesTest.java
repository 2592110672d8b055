package pulp.distribution.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pulp.artifact.Artifacts;
import pulp.artifact.TestArtifacts;
import pulp.remote.PromptFetchers;
import pulp.sql.Ids;
import pulp.sql.Sql;
import pulp.sql.TestDatabase;
import pulp.storage.ArtifactStore;

/** Files that are fetched when they are asked for, from upstreams of every kind. */
class FetchesTest {
  private static final int SIZE = 1_000_000;

  @TempDir Path folder;
  private final byte[] bytes = new byte[SIZE];
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private TestServing serving;
  private final Sql sql = TestDatabase.sql();
  private Upstreams upstreams;
  private TestArtifacts stored;
  private Fetches fetches;
  private Resolution.Remote wanted;

  @BeforeEach
  void open() throws Exception {
    new Random().nextBytes(bytes);
    serving = new TestServing(Map.of("PULP_DATA_DIR", folder.toString()));
    upstreams = new Upstreams(bytes);
    stored = new TestArtifacts(folder, serving.domain);
    serving
        .beans
        .without(ArtifactStore.class, Artifacts.class)
        .with(new PromptFetchers(stored.store));
    fetches = new Fetches();
    fetches.runs = serving.beans.get(FetchRun.class);
    fetches.runs.store = stored.store;
    fetches.runs.artifacts = stored.artifacts;
    fetches.fetching = threads;
    fetches.waking = threads;
    UUID unit = serving.unit("f", null);
    wanted =
        new Resolution.Remote(
            new Resolution.Place("f", null), serving.contentArtifact(unit), sha256(), (long) SIZE);
  }

  @AfterEach
  void nothingIsLeftBehind() throws IOException {
    upstreams.close();
    threads.shutdownNow();
    try (var files = Files.list(folder.resolve("media/tmp"))) {
      assertThat(files).isEmpty();
    }
  }

  private String sha256() throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private void upstream(String path, String policy) throws Exception {
    UUID remote = Ids.next();
    sql.update(
        """
        insert into core_remote (pulp_id, pulp_type, name, url, policy, max_retries, pulp_domain_id)
        values (?, 'test.test', ?, ?, ?, 1, ?)
        """,
        remote,
        "r" + remote,
        upstreams.url("/"),
        policy,
        serving.domain);
    sql.update(
        """
        insert into core_remote_artifact (pulp_id, url, size, sha256, content_artifact_id, remote_id, pulp_domain_id)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        Ids.next(),
        upstreams.url(path),
        SIZE,
        sha256(),
        wanted.contentArtifact(),
        remote,
        serving.domain);
  }

  /** Reads to the end, waiting when there is nothing. */
  private static byte[] read(Fetch.Reader reader) throws Exception {
    try (reader) {
      reader.start().toCompletableFuture().get(10, TimeUnit.SECONDS);
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      byte[] buffer = new byte[10_000];
      for (int count = reader.read(buffer, 0, buffer.length);
          count >= 0;
          count = reader.read(buffer, all.size(), buffer.length)) {
        all.write(buffer, 0, count);
        if (count == 0) {
          CountDownLatch more = new CountDownLatch(1);
          reader.whenMore(all.size(), more::countDown);
          assertThat(more.await(10, TimeUnit.SECONDS)).isTrue();
        }
      }
      return all.toByteArray();
    }
  }

  private boolean isKept() {
    return sql.yes(
        "select artifact_id is not null from core_content_artifact where pulp_id = ?",
        wanted.contentArtifact());
  }

  private void ended(Fetch.Reader reader, boolean well) throws Exception {
    assertThat(reader.end().toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo(well);
  }

  @Test
  void fiftyReadersCostOneTransfer() throws Exception {
    upstream("/slow", "on_demand");
    List<Fetch.Reader> readers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      readers.add(fetches.of(wanted));
    }
    List<Callable<byte[]>> reads = new ArrayList<>();
    readers.forEach(reader -> reads.add(() -> read(reader)));
    List<Future<byte[]>> results = reads.stream().map(threads::submit).toList();
    upstreams.goOn.countDown();
    for (Future<byte[]> result : results) {
      assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo(bytes);
    }
    ended(readers.getFirst(), true);
    assertThat(upstreams.requests).hasValue(1);
    assertThat(isKept()).isTrue();
  }

  @Test
  void whatIsStoredByNowIsNotFetchedAgain() throws Exception {
    upstream("/good", "on_demand");
    ended(fetches.of(wanted), true);
    Fetch.Reader reader = fetches.of(wanted);
    assertThat(reader.start().toCompletableFuture().get(10, TimeUnit.SECONDS))
        .isInstanceOf(Fetch.Stored.class);
    ended(reader, true);
    assertThat(upstreams.requests).hasValue(1);
  }

  @Test
  void aReaderThatGoesAwayStopsNothing() throws Exception {
    upstream("/slow", "on_demand");
    Fetch.Reader reader = fetches.of(wanted);
    reader.close();
    upstreams.goOn.countDown();
    ended(reader, true);
    assertThat(isKept()).isTrue();
  }

  @Test
  void wrongBytesEndInNothingAndTheirSourceIsPassedOver() throws Exception {
    upstream("/wrong", "on_demand");
    Fetch.Reader reader = fetches.of(wanted);
    assertThatThrownBy(() -> read(reader)).isInstanceOf(IOException.class);
    ended(reader, false);
    assertThat(isKept()).isFalse();
    Fetch.Reader again = fetches.of(wanted);
    ended(again, false);
    assertThat(again.start().toCompletableFuture()).isCompletedWithValue(new Fetch.Nowhere());
    assertThat(upstreams.requests).hasValue(1);
    again.close();
  }

  @Test
  void theNextSourceIsAskedWhileNothingWasShown() throws Exception {
    upstream("/nowhere", "on_demand");
    upstream("/good", "on_demand");
    assertThat(read(fetches.of(wanted))).isEqualTo(bytes);
    assertThat(upstreams.requests).hasValue(2);
  }

  @Test
  void aBrokenTransferGoesOnWhereItBroke() throws Exception {
    upstream("/breaks", "on_demand");
    assertThat(read(fetches.of(wanted))).isEqualTo(bytes);
    assertThat(upstreams.requests).hasValue(2);
  }

  @Test
  void anUpstreamThatCannotGoOnIsReadAgainAndNothingIsSentTwice() throws Exception {
    upstream("/breaksoften", "on_demand");
    assertThat(read(fetches.of(wanted))).isEqualTo(bytes);
  }

  @Test
  void whatIsStreamedIsVerifiedAndNotKept() throws Exception {
    upstream("/good", "streamed");
    Fetch.Reader reader = fetches.of(wanted);
    assertThat(read(reader)).isEqualTo(bytes);
    ended(reader, true);
    assertThat(isKept()).isFalse();
  }

  @Test
  void theEndIsHeldBackUntilTheWholeIsRight() throws Exception {
    upstream("/wrong", "streamed");
    Fetch.Reader reader = fetches.of(wanted);
    reader.start().toCompletableFuture().get(10, TimeUnit.SECONDS);
    ended(reader, false);
    assertThatThrownBy(() -> reader.read(new byte[1], SIZE - GrowingFile.HELD_BACK, 1))
        .isInstanceOf(IOException.class);
    reader.close();
  }
}
