package pulp.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pulp.sql.TestDatabase;
import pulp.storage.Received;
import pulp.storage.TestStore;

/** Artifacts on a real database and a real file system. */
class ArtifactsTest {
  @TempDir Path folder;
  private final UUID domain = TestDatabase.newDomain();
  private TestArtifacts fixture;

  @BeforeEach
  void open() {
    fixture = new TestArtifacts(folder, domain);
  }

  private Received received(String text) {
    return TestStore.received(fixture.store, text);
  }

  private Path file(Received received) {
    return fixture.store.file(fixture.store.name(domain, received.sha256()));
  }

  private long rows() {
    return TestDatabase.sql()
        .number("select count(*) from core_artifact where pulp_domain_id = ?", domain);
  }

  @Test
  void theSameBytesAreOneArtifact() {
    Received one = received("a");
    UUID id = fixture.artifacts.keep(one);
    assertThat(fixture.artifacts.keep(received("a"))).isEqualTo(id);
    assertThat(fixture.artifacts.artifact(id))
        .hasValueSatisfying(artifact -> {
          assertThat(artifact.sha256()).isEqualTo(one.sha256());
          assertThat(artifact.size()).isEqualTo(1);
          assertThat(fixture.store.file(artifact.file())).hasContent("a");
        });
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void manyAreKeptTogetherWhetherNewOrNot() {
    fixture.artifacts.keep(received("3"));
    List<Received> batch = IntStream.range(0, 10).mapToObj(i -> received("" + i % 7)).toList();
    Map<String, UUID> keys = fixture.artifacts.keepAll(batch);
    assertThat(keys).hasSize(7).containsOnlyKeys(batch.stream().map(Received::sha256).toList());
    assertThat(rows()).isEqualTo(7);
    assertThat(batch).allSatisfy(one -> assertThat(file(one)).exists());
  }

  @Test
  void aLostFileIsNotFoundAndComesBackWithTheNextUpload() throws IOException {
    Received one = received("lost");
    UUID id = fixture.artifacts.keep(one);
    assertThat(fixture.artifacts.find(List.of(one.sha256()))).containsEntry(one.sha256(), id);
    Files.delete(file(one));
    assertThat(fixture.artifacts.find(List.of(one.sha256()))).isEmpty();
    assertThat(fixture.artifacts.keep(received("lost"))).isEqualTo(id);
    assertThat(file(one)).hasContent("lost");
  }

  @Test
  void findingProtectsFromCleanUp() {
    Received one = received("old");
    UUID id = fixture.artifacts.keep(one);
    TestDatabase.sql()
        .update(
            "update core_artifact set timestamp_of_interest = now() - interval '2 days' where pulp_id = ?",
            id);
    fixture.artifacts.find(List.of(one.sha256()));
    assertThat(
            TestDatabase.sql()
                .yes(
                    "select timestamp_of_interest > now() - interval '1 hour' from core_artifact where pulp_id = ?",
                    id))
        .isTrue();
  }

  @Test
  void onlyFilesWithoutARowAreDeleted() {
    Received gone = received("gone");
    Received kept = received("kept");
    fixture.artifacts.keepAll(List.of(gone, kept));
    TestDatabase.sql()
        .update(
            "delete from core_artifact where sha256 = ? and pulp_domain_id = ?",
            gone.sha256(),
            domain);
    List<String> names =
        List.of(
            fixture.store.name(domain, gone.sha256()), fixture.store.name(domain, kept.sha256()));
    TestDatabase.inTransaction(() -> fixture.artifacts.deleteFiles(names));
    assertThat(file(gone)).doesNotExist();
    assertThat(file(kept)).exists();
  }

  @Test
  void manyWhoKeepTheSameFilesDoNotDeadlockAndAgree() throws Exception {
    List<Callable<Map<String, UUID>>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      List<Received> batch =
          new ArrayList<>(IntStream.range(0, 60).mapToObj(n -> received("same " + n)).toList());
      Collections.shuffle(batch);
      calls.add(() -> fixture.artifacts.keepAll(batch));
    }
    List<Map<String, UUID>> results = together(calls);
    assertThat(results).containsOnly(results.getFirst());
    assertThat(rows()).isEqualTo(60);
  }

  @Test
  void whileSomeKeepAndOthersCleanUpNoRowLosesItsFile() throws Exception {
    Received one = received("contended");
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      calls.add(() -> repeat(() -> fixture.artifacts.keep(received("contended"))));
      calls.add(() -> repeat(this::cleanUp));
    }
    calls.add(() -> repeat(() -> assertThat(rowWithoutFile(one)).isFalse()));
    together(calls);
  }

  private static int repeat(Runnable work) {
    for (int i = 0; i < 60; i++) {
      work.run();
    }
    return 0;
  }

  private void cleanUp() {
    List<String> names =
        TestDatabase.sql()
            .list(
                "delete from core_artifact where pulp_domain_id = ? returning file",
                row -> row.text("file"),
                domain);
    TestDatabase.inTransaction(() -> fixture.artifacts.deleteFiles(names));
  }

  /** Looks while nobody is in the middle of anything. */
  private boolean rowWithoutFile(Received one) {
    return TestDatabase.inTransaction(() -> {
      fixture.artifacts.queries.lockFilesForDeletion();
      return rows() > 0 && !Files.exists(file(one));
    });
  }

  private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    }
  }
}
