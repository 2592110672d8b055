package pulp.repository;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import pulp.domain.TestDomains;
import pulp.plugin.TypeName;
import pulp.settings.SettingsReader;
import pulp.sql.Ids;
import pulp.sql.TestBeans;
import pulp.sql.TestDatabase;

/** Repositories of units that have nothing but a key, in a Pulp domain of their own. */
public final class TestRepositories {
  public static final String UNITS = "test.unit";

  public final UUID domain = TestDatabase.newDomain();
  public final TestBeans beans =
      new TestBeans()
          .without(VersionOperations.class)
          .with(new SettingsReader(name -> null).read())
          .with(TestDomains.in(domain))
          .with(
              new PublishingTypes() {
                @Override
                public Collection<String> pulpTypes() {
                  return List.of("test.publishing");
                }
              });

  /** The only type here. */
  public static final class Type extends RepositoryType {
    @Override
    public TypeName name() {
      return new TypeName(
          "test.test",
          "repositories/test/test",
          "test.Repository",
          "test.Repository",
          "core_repository");
    }

    @Override
    public Set<String> contentTypes() {
      return Set.of(UNITS);
    }

    @Override
    public Set<String> remoteTypes() {
      return Set.of();
    }
  }

  /** Takes the beans' types. */
  public TestRepositories() {
    beans.with(new Type());
  }

  /** A new repository with its first version. */
  public UUID repository() {
    UUID id = Ids.next();
    TestDatabase.sql()
        .update(
            "insert into core_repository (pulp_id, pulp_type, name, pulp_domain_id) values (?, 'test.test', ?, ?)",
            id,
            "r" + id,
            domain);
    TestDatabase.inTransaction(() -> beans.get(Type.class).created(id, null));
    return id;
  }

  /** So many new units. */
  public List<UUID> units(int count) {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(Ids.next());
    }
    TestDatabase.sql()
        .update(
            "insert into core_content (pulp_id, pulp_type, pulp_domain_id) select unnest(?::uuid[]), ?, ?",
            ids,
            UNITS,
            domain);
    return ids;
  }

  /** Changes a repository, as a task would. */
  public Optional<NewVersion> change(UUID repository, Consumer<Draft> change) {
    return TestDatabase.inTransaction(() ->
        beans.get(RepositoryVersions.class).change(repository, Draft.Origin.API, change, null));
  }

  /** Makes a version that holds exactly these. */
  public NewVersion become(UUID repository, UUID... units) {
    return change(
            repository,
            draft -> {
              draft.clear();
              draft.add(Selection.of(Arrays.asList(units)));
            })
        .orElseThrow();
  }

  /** What a version holds. */
  public Set<UUID> content(UUID repository, int number) {
    return new TreeSet<>(
        TestDatabase.sql()
            .list(
                """
                select content_id from core_repository_content
                where repository_id = ? and version_added <= ? and (version_removed is null or version_removed > ?)
                """,
                row -> row.uuid("content_id"),
                repository,
                number,
                number));
  }

  /** The numbers of the versions, oldest first. */
  public List<Integer> numbers(UUID repository) {
    return TestDatabase.sql()
        .list(
            "select number from core_repository_version where repository_id = ? order by number",
            row -> row.count("number"),
            repository);
  }

  /** The key of a version. */
  public UUID version(UUID repository, int number) {
    return beans.get(VersionQueries.class).numbered(repository, number).orElseThrow();
  }

  /** The summary of a version as it is kept: kind and count. */
  public Set<String> summary(UUID repository, int number) {
    return new TreeSet<>(
        TestDatabase.sql()
            .list(
                "select kind || count as line from core_version_summary where version_id = ?",
                row -> row.text("line"),
                version(repository, number)));
  }
}
