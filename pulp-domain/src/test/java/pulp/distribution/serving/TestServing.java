package pulp.distribution.serving;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pulp.domain.TestDomains;
import pulp.repository.PublishingTypes;
import pulp.settings.SettingsReader;
import pulp.sql.Ids;
import pulp.sql.Sql;
import pulp.sql.TestBeans;
import pulp.sql.TestDatabase;

/**
 * Something to serve, in a Pulp domain of its own. Distributions of type test.publishing serve
 * publications.
 */
final class TestServing {
  final UUID domain = TestDatabase.newDomain();
  final TestBeans beans;
  final Routing routing;
  final Resolver resolver;
  private final Sql sql = TestDatabase.sql();

  TestServing() {
    this(Map.of());
  }

  TestServing(Map<String, String> settings) {
    beans =
        new TestBeans()
            .with(new SettingsReader(settings::get).read())
            .with(TestDomains.in(domain))
            .with(
                new PublishingTypes() {
                  @Override
                  public Collection<String> pulpTypes() {
                    return List.of("test.publishing");
                  }
                });
    routing = beans.get(Routing.class);
    routing.connected();
    resolver = beans.get(Resolver.class);
  }

  /** What a path is answered with; everything that was changed is known. */
  Resolution at(String path) {
    routing.connected();
    return resolver.resolve(domain, path, null);
  }

  UUID repository() {
    UUID id = Ids.next();
    sql.update(
        "insert into core_repository (pulp_id, pulp_type, name, pulp_domain_id) values (?, 'test.test', ?, ?)",
        id,
        "r" + id,
        domain);
    return id;
  }

  /** A complete version that holds what the one before held, and more. */
  UUID version(UUID repository, int number, UUID... units) {
    UUID id = Ids.next();
    sql.update(
        """
        insert into core_repository_version (pulp_id, repository_id, number, complete) values (?, ?, ?, true)
        """,
        id,
        repository,
        number);
    sql.update(
        """
        insert into core_repository_content (repository_id, content_id, version_added)
        select ?, unit, ? from unnest(?::uuid[]) unit
        """,
        repository,
        number,
        List.of(units));
    return id;
  }

  void remove(UUID repository, int number, UUID unit) {
    sql.update(
        "update core_repository_content set version_removed = ? where repository_id = ? and content_id = ?",
        number,
        repository,
        unit);
  }

  /** A unit with a stored file, known by its path. */
  UUID unit(String path) {
    UUID artifact = Ids.next();
    String sha256 = artifact.toString().replace("-", "").repeat(2);
    sql.update(
        """
        insert into core_artifact (pulp_id, file, size, sha256, pulp_domain_id) values (?, ?, 5, ?, ?)
        """,
        artifact,
        "artifact/" + sha256,
        sha256,
        domain);
    UUID unit = unit(path, artifact);
    return unit;
  }

  /** A unit whose file is stored or, without an artifact, known only. */
  UUID unit(String path, UUID artifact) {
    UUID unit = Ids.next();
    sql.update(
        "insert into core_content (pulp_id, pulp_type, pulp_domain_id) values (?, 'test.unit', ?)",
        unit,
        domain);
    sql.update(
        """
        insert into core_content_artifact (pulp_id, content_id, artifact_id, relative_path) values (?, ?, ?, ?)
        """,
        Ids.next(),
        unit,
        artifact,
        path);
    return unit;
  }

  UUID contentArtifact(UUID unit) {
    return sql.first(
            "select pulp_id from core_content_artifact where content_id = ?",
            row -> row.uuid("pulp_id"),
            unit)
        .orElseThrow();
  }

  UUID publication(UUID version, boolean passThrough) {
    UUID id = Ids.next();
    sql.update(
        """
        insert into core_publication (pulp_id, pulp_type, complete, pass_through, repository_version_id, pulp_domain_id)
        values (?, 'test.publishing', true, ?, ?, ?)
        """,
        id,
        passThrough,
        version,
        domain);
    return id;
  }

  void checkpoint(UUID publication, Instant created) {
    sql.update(
        "update core_publication set checkpoint = true, pulp_created = ? where pulp_id = ?",
        created,
        publication);
  }

  void publish(UUID publication, String path, UUID unit) {
    sql.update(
        """
        insert into core_published_artifact (pulp_id, publication_id, content_artifact_id, relative_path)
        values (?, ?, ?, ?)
        """,
        Ids.next(),
        publication,
        contentArtifact(unit),
        path);
  }

  UUID distribution(String type, String basePath) {
    UUID id = Ids.next();
    sql.update(
        """
        insert into core_distribution (pulp_id, pulp_type, name, base_path, pulp_domain_id) values (?, ?, ?, ?, ?)
        """,
        id,
        type,
        "d" + id,
        basePath,
        domain);
    return id;
  }

  /** Sets a column of a distribution; takes its declared name. */
  void set(UUID distribution, String column, Object value) {
    sql.update(
        "update core_distribution set " + column + " = ? where pulp_id = ?", value, distribution);
  }
}
