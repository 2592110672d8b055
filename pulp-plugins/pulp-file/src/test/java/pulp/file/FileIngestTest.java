package pulp.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pulp.artifact.Artifact;
import pulp.content.ContentFile;
import pulp.sql.TestDatabase;
import pulp.storage.TestStore;

class FileIngestTest {
  @TempDir Path folder;
  private TestFiles files;
  private FileIngest ingest;

  @BeforeEach
  void open() {
    files = new TestFiles(folder);
    ingest = files.beans.get(FileIngest.class);
  }

  private Map<FileIngest.Key, UUID> save(List<FileIngest.File> some) {
    return TestDatabase.inTransaction(() -> ingest.save(some));
  }

  private static long count(String statement, Object... values) {
    return TestDatabase.sql().number(statement, values);
  }

  private long units() {
    return count("select count(*) from core_content where pulp_domain_id = ?", files.domain);
  }

  @Test
  void whatIsThereIsFoundAndNotMadeAgain() {
    List<UUID> first = files.units("x", "a", "b");
    List<UUID> second = files.units("x", "b", "c");
    assertThat(second.getFirst()).isEqualTo(first.get(1));
    assertThat(units()).isEqualTo(3);
  }

  @Test
  void aUnitThatWasNotStoredGetsItsFileAndKeepsIt() {
    String text = "text";
    UUID artifact = files.artifacts.artifacts.keep(TestStore.received(files.artifacts.store, text));
    UUID other = files.artifacts.artifacts.keep(TestStore.received(files.artifacts.store, "other"));
    String digest = TestFiles.digest(text);
    UUID unit = files.units(text, "a").getFirst();
    save(List.of(TestFiles.file("a", digest, artifact, null)));
    save(List.of(TestFiles.file("a", digest, other, null)));
    save(List.of(TestFiles.file("a", digest, null, null)));
    assertThat(
            count(
                "select count(*) from core_content_artifact where content_id = ? and artifact_id = ?",
                unit,
                artifact))
        .isEqualTo(1);
  }

  @Test
  void theFileItselfSaysHowLongItIsWhateverAManifestSaid() {
    String digest = TestFiles.digest("x");
    UUID unit = files.units("x", "a").getFirst();
    Artifact artifact = new Artifact(null, digest, 7, null);
    TestDatabase.inTransaction(() -> ingest.saveOne("a", artifact, Map.of()));
    assertThat(count("select size from file_content where pulp_id = ?", unit)).isEqualTo(7);
  }

  @Test
  void aRemoteIsKnownByItsLatestUrlAndManyRemotesBesideEachOther() {
    UUID remote = files.remote("http://one/M", "on_demand");
    UUID second = files.remote("http://two/M", "on_demand");
    String digest = TestFiles.digest("x");
    for (String url : List.of("http://one/a", "http://one/b")) {
      save(
          List.of(
              TestFiles.file(
                  "a",
                  digest,
                  null,
                  new ContentFile.Source(remote, url, 5L, Map.of("sha256", digest)))));
    }
    save(
        List.of(
            TestFiles.file(
                "a", digest, null, new ContentFile.Source(second, "http://two/a", 5L, Map.of()))));
    List<String> urls =
        TestDatabase.sql()
            .list(
                "select url from core_remote_artifact where pulp_domain_id = ? order by url",
                row -> row.text("url"),
                files.domain);
    assertThat(urls).containsExactly("http://one/b", "http://two/a");
  }

  /** Several who save overlapping sets in different orders, all at once. */
  @Test
  void manyWhoSaveTheSameUnitsAgreeOnThem() throws Exception {
    UUID remote = files.remote("http://one/M", "on_demand");
    List<FileIngest.File> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String digest = TestFiles.digest("" + i);
      ContentFile.Source source =
          new ContentFile.Source(remote, "http://one/" + i, 5L, Map.of("sha256", digest));
      all.add(TestFiles.file("f" + i, digest, null, source));
    }
    List<Callable<Map<FileIngest.Key, UUID>>> work = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      List<FileIngest.File> mine = new ArrayList<>(all);
      Collections.shuffle(mine, new Random(i));
      work.add(() -> save(mine));
    }
    Set<Map<FileIngest.Key, UUID>> results = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
      for (Future<Map<FileIngest.Key, UUID>> one : threads.invokeAll(work, 60, TimeUnit.SECONDS)) {
        results.add(one.get());
      }
    }
    assertThat(results).hasSize(1);
    assertThat(units()).isEqualTo(300);
    assertThat(count("select count(*) from file_content where pulp_domain_id = ?", files.domain))
        .isEqualTo(300);
    assertThat(
            count(
                "select count(*) from core_remote_artifact where pulp_domain_id = ?", files.domain))
        .isEqualTo(300);
  }
}
