package pulp.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import pulp.artifact.TestArtifacts;
import pulp.content.ContentFile;
import pulp.domain.TestDomains;
import pulp.remote.Fetchers;
import pulp.repository.Draft;
import pulp.repository.NewVersion;
import pulp.repository.PublishingTypes;
import pulp.repository.RepositoryVersions;
import pulp.repository.Selection;
import pulp.settings.SettingsReader;
import pulp.sql.Ids;
import pulp.sql.TestBeans;
import pulp.sql.TestDatabase;
import pulp.task.Tasks;
import pulp.task.TestRun;

/** File repositories in a Pulp domain and a folder of their own. */
final class TestFiles {
  final UUID domain = TestDatabase.newDomain();
  final TestArtifacts artifacts;
  final TestBeans beans;
  final Path folder;

  TestFiles(Path folder) {
    TestDatabase.migrate("file");
    this.folder = folder;
    artifacts = new TestArtifacts(folder, domain);
    PublishingTypes publishing = () -> List.of("file.file");
    beans =
        new TestBeans()
            .without(Tasks.class, Fetchers.class)
            .with(new SettingsReader(Map.of("PULP_DATA_DIR", folder.toString())::get).read())
            .with(TestDomains.in(domain))
            .with(publishing)
            .with(artifacts.store)
            .with(artifacts.artifacts)
            .with(new FileRepositoryType())
            .with(new FileContentType());
  }

  /** A new repository with its first version. */
  UUID repository() {
    UUID id = Ids.next();
    TestDatabase.sql()
        .update(
            """
            insert into core_repository (pulp_id, pulp_type, name, pulp_domain_id) values (?, 'file.file', ?, ?)
            """,
            id,
            "r" + id,
            domain);
    TestDatabase.sql().update("insert into file_repository (pulp_id) values (?)", id);
    TestDatabase.inTransaction(() -> beans.get(FileRepositoryType.class).created(id, null));
    return id;
  }

  /** A remote with this URL and policy. */
  UUID remote(String url, String policy) {
    UUID id = Ids.next();
    TestDatabase.sql()
        .update(
            """
            insert into core_remote (pulp_id, pulp_type, name, url, policy, pulp_domain_id)
            values (?, 'file.file', ?, ?, ?, ?)
            """,
            id,
            "m" + id,
            url,
            policy,
            domain);
    return id;
  }

  /** A digest that no other text has. */
  static String digest(String text) {
    return String.format(
        "%064x",
        new java.math.BigInteger(1, text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  /** A file of five bytes, to save. */
  static FileIngest.File file(
      String path, String digest, UUID artifact, ContentFile.Source source) {
    return new FileIngest.File(new Manifest.Entry(path, digest, 5), artifact, source);
  }

  /** Units that are not stored, each known by a path and what the text stands for. */
  List<UUID> units(String text, String... paths) {
    List<FileIngest.File> files = new ArrayList<>();
    for (String path : paths) {
      files.add(file(path, digest(text), null, null));
    }
    Map<FileIngest.Key, UUID> saved =
        TestDatabase.inTransaction(() -> beans.get(FileIngest.class).save(files));
    return files.stream().map(file -> saved.get(file.key())).toList();
  }

  Optional<NewVersion> change(UUID repository, Consumer<Draft> change) {
    return change(repository, Optional.empty(), change);
  }

  Optional<NewVersion> change(UUID repository, Optional<UUID> base, Consumer<Draft> change) {
    return TestDatabase.inTransaction(() ->
        beans
            .get(RepositoryVersions.class)
            .change(repository, Draft.Origin.API, base, change, null));
  }

  Optional<NewVersion> add(UUID repository, List<UUID> units) {
    return change(repository, draft -> draft.add(Selection.of(units)));
  }

  /** The paths of the newest version, in order. */
  List<String> paths(UUID repository) {
    return TestDatabase.sql()
        .list(
            """
            select f.relative_path from core_repository_content m join file_content f on f.pulp_id = m.content_id
            where m.repository_id = ? and m.version_removed is null order by 1
            """,
            row -> row.text("relative_path"),
            repository);
  }

  /** The units of the newest version. */
  List<UUID> content(UUID repository) {
    return TestDatabase.sql()
        .list(
            "select content_id from core_repository_content where repository_id = ? and version_removed is null",
            row -> row.uuid("content_id"),
            repository);
  }

  /** A task that is known to the database and run by the test. */
  TestRun run() {
    UUID task = Ids.next();
    TestDatabase.sql()
        .update(
            "insert into core_task (pulp_id, state, name, logging_cid, pulp_domain_id) values (?, 'running', 't', '', ?)",
            task,
            domain);
    return new TestRun(task, folder);
  }
}
