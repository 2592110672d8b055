package pulp.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pulp.artifact.TestArtifacts;
import pulp.content.ContentFile;
import pulp.content.ContentUnits;
import pulp.content.Hold;
import pulp.json.Json;
import pulp.repository.Selection;
import pulp.repository.TestRepositories;
import pulp.sql.Condition;
import pulp.sql.Ids;
import pulp.sql.TestDatabase;
import pulp.storage.TestStore;
import pulp.task.TaskRun;
import pulp.task.TestRun;

class OrphanCleanupTest {
  @TempDir Path folder;
  private final TestRepositories repositories = new TestRepositories();
  private final List<UUID> held = new ArrayList<>();
  private TestArtifacts files;
  private OrphanCleanup cleanup;
  private TestRun run;

  private final class Held implements Hold {
    @Override
    public Condition units() {
      return Condition.of("core_content.pulp_id = any(?::uuid[])", held);
    }
  }

  @BeforeEach
  void open() {
    files = new TestArtifacts(folder, repositories.domain);
    repositories
        .beans
        .with(files.store)
        .with(files.artifacts)
        .with(new Held())
        .with(new InTransactions());
    cleanup = repositories.beans.get(OrphanCleanup.class);
    run = new TestRun(Ids.next(), folder);
  }

  private static final class InTransactions extends OrphanRemoval {
    @Override
    public int removeContent(Collection<UUID> ids, long minutes, TaskRun run) {
      return TestDatabase.inTransaction(() -> super.removeContent(ids, minutes, run));
    }

    @Override
    public Removed removeWithArtifacts(Collection<UUID> ids, long minutes, TaskRun run) {
      return TestDatabase.inTransaction(() -> super.removeWithArtifacts(ids, minutes, run));
    }

    @Override
    public int removeArtifacts(Collection<UUID> ids, long minutes, TaskRun run) {
      return TestDatabase.inTransaction(() -> super.removeArtifacts(ids, minutes, run));
    }
  }

  private void clean(UUID... named) {
    List<UUID> content = named.length == 0 ? null : Arrays.asList(named);
    try {
      run.work(cleanup, new OrphanCleanup.Params(content, 60));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A unit of one file, touched so many minutes ago. */
  private UUID unit(String text, int minutes) {
    UUID artifact = files.artifacts.keep(TestStore.received(files.store, text));
    UUID unit = repositories.units(1).getFirst();
    TestDatabase.inTransaction(() ->
        repositories
            .beans
            .get(ContentUnits.class)
            .link(List.of(new ContentFile(unit, text, artifact, null))));
    age("core_content", unit, minutes);
    age("core_artifact", artifact, minutes);
    return unit;
  }

  private static void age(String table, UUID id, int minutes) {
    TestDatabase.sql()
        .update(
            "update "
                + table
                + " set timestamp_of_interest = clock_timestamp() - ? * interval '1 minute' where pulp_id = ?",
            minutes,
            id);
  }

  private boolean exists(UUID unit) {
    return TestDatabase.sql()
        .yes("select exists (select 1 from core_content where pulp_id = ?)", unit);
  }

  private long artifacts() {
    return TestDatabase.sql()
        .number("select count(*) from core_artifact where pulp_domain_id = ?", repositories.domain);
  }

  private long storedFiles() throws Exception {
    try (var all = Files.walk(folder.resolve("media/artifact"))) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void oldOrphansGoWithTheirArtifactsAndFiles() throws Exception {
    UUID orphan = unit("orphan", 90);
    UUID young = unit("young", 30);
    UUID used = unit("used", 90);
    repositories.change(repositories.repository(), draft -> draft.add(Selection.of(List.of(used))));
    clean();
    assertThat(exists(orphan)).isFalse();
    assertThat(exists(young)).isTrue();
    assertThat(exists(used)).isTrue();
    assertThat(artifacts()).isEqualTo(2);
    assertThat(storedFiles()).isEqualTo(2);
    assertThat(run.done())
        .containsEntry("clean-up.content", 1L)
        .containsEntry("clean-up.artifacts", 1L);
  }

  @Test
  void aUnitThatIsOnlyInAnOldVersionStays() {
    UUID unit = unit("old", 90);
    UUID repository = repositories.repository();
    repositories.change(repository, draft -> draft.add(Selection.of(List.of(unit))));
    repositories.change(repository, draft -> draft.clear());
    clean();
    assertThat(exists(unit)).isTrue();
  }

  @Test
  void onlyNamedUnitsGoWithWhatOnlyTheyHad() throws Exception {
    UUID named = unit("named", 90);
    UUID other = unit("other", 90);
    files.artifacts.keep(TestStore.received(files.store, "lonely"));
    clean(named);
    assertThat(exists(named)).isFalse();
    assertThat(exists(other)).isTrue();
    assertThat(artifacts()).isEqualTo(2);
    assertThat(storedFiles()).isEqualTo(2);
  }

  @Test
  void anArtifactThatAnotherUnitHasStays() {
    UUID one = unit("same", 90);
    UUID two = unit("same", 90);
    repositories.change(repositories.repository(), draft -> draft.add(Selection.of(List.of(two))));
    clean(one);
    assertThat(exists(one)).isFalse();
    assertThat(artifacts()).isEqualTo(1);
  }

  @Test
  void whatWorkInProgressHoldsStays() {
    UUID unit = unit("held", 90);
    held.add(unit);
    clean();
    assertThat(exists(unit)).isTrue();
    held.clear();
    clean();
    assertThat(exists(unit)).isFalse();
  }

  @Test
  void manyGoInBatches() {
    List<UUID> units = repositories.units(4500);
    TestDatabase.sql()
        .update(
            "update core_content set timestamp_of_interest = clock_timestamp() - interval '2 hours' where pulp_id = any(?::uuid[])",
            units);
    repositories.change(
        repositories.repository(), draft -> draft.add(Selection.of(units.subList(0, 100))));
    clean();
    assertThat(run.done()).containsEntry("clean-up.content", 4400L);
  }

  @Test
  void filesOfACleanUpThatWasCutShortGoWithTheNext() throws Exception {
    unit("cut", 90);
    var steps = cleanup.steps();
    OrphanCleanup.Params params = new OrphanCleanup.Params(null, 60);
    var at = Json.createObjectBuilder().build();
    steps.get(0).advance(params, at, run);
    steps.get(1).advance(params, at, run);
    assertThat(artifacts()).isZero();
    assertThat(storedFiles()).isEqualTo(1);
    clean();
    assertThat(storedFiles()).isZero();
  }

  @Test
  void filesThatNeverGotARowGoAfterTheirGrace() throws Exception {
    unit("named", 30);
    Path named = aged(onlyFile());
    Path stray = aged(stray("artifact/ab/" + "c".repeat(62)));
    Path ofADomain = aged(stray("artifact/" + repositories.domain + "/cd/" + "e".repeat(62)));
    Path chunk = aged(stray("uploads/" + Ids.next()));
    Path young = stray("artifact/ab/" + "d".repeat(62));
    Path foreign = aged(stray("artifact/ab/not one of ours"));
    clean();
    assertThat(List.of(stray, ofADomain, chunk)).noneMatch(Files::exists);
    assertThat(List.of(named, young, foreign)).allMatch(Files::exists);
  }

  @Test
  void cleanUpOfNamedUnitsLooksForNoOtherFiles() throws Exception {
    Path stray = aged(stray("artifact/ab/" + "c".repeat(62)));
    clean(unit("named", 90));
    assertThat(stray).exists();
  }

  private Path onlyFile() throws IOException {
    try (var all = Files.walk(folder.resolve("media/artifact"))) {
      return all.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  private Path stray(String name) throws IOException {
    Path file = folder.resolve("media").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "x");
  }

  private static Path aged(Path file) throws IOException {
    return Files.setLastModifiedTime(
        file, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
  }

  @Test
  void aFileThatIsWantedAgainMeanwhileStays() throws Exception {
    unit("again", 90);
    OrphanCleanup.Params params = new OrphanCleanup.Params(null, 60);
    var at = Json.createObjectBuilder().build();
    cleanup.steps().get(0).advance(params, at, run);
    cleanup.steps().get(1).advance(params, at, run);
    files.artifacts.keep(TestStore.received(files.store, "again"));
    cleanup.steps().get(2).advance(params, at, run);
    assertThat(artifacts()).isEqualTo(1);
    assertThat(storedFiles()).isEqualTo(1);
  }

  /**
   * Old units are touched and then used, while clean-ups run without pause: none that was touched
   * is lost.
   */
  @Test
  void aTouchedUnitIsNeverLost() throws Exception {
    UUID repository = repositories.repository();
    ContentUnits units = repositories.beans.get(ContentUnits.class);
    List<UUID> old = repositories.units(200);
    TestDatabase.sql()
        .update(
            "update core_content set timestamp_of_interest = clock_timestamp() - interval '2 hours' where pulp_id = any(?::uuid[])",
            old);
    repositories.change(
        repository, draft -> draft.add(Selection.of(repositories.units(1)))); // all beans are made
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      Future<?> cleaner = threads.submit(() -> cleanUntil(over));
      List<Future<Integer>> users = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        List<UUID> mine = old.subList(i * 100, (i + 1) * 100);
        users.add(threads.submit(() -> use(repository, units, mine)));
      }
      int used = 0;
      for (Future<Integer> user : users) {
        used += user.get(60, TimeUnit.SECONDS);
      }
      over.set(true);
      cleaner.get(60, TimeUnit.SECONDS);
      int last = repositories.numbers(repository).getLast();
      assertThat(repositories.content(repository, last)).hasSize(used + 1);
    }
  }

  private void cleanUntil(AtomicBoolean over) {
    while (!over.get()) {
      clean();
    }
  }

  private int use(UUID repository, ContentUnits units, List<UUID> mine) {
    int used = 0;
    for (UUID unit : mine) {
      TestDatabase.inTransaction(() -> units.touch(List.of(unit)));
      if (exists(unit)) {
        var made = repositories.change(repository, draft -> draft.add(Selection.of(List.of(unit))));
        used += made.isPresent() ? 1 : 0;
      }
    }
    return used;
  }
}
