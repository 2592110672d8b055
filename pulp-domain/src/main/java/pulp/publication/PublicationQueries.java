package pulp.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.content.VersionRange;
import pulp.sql.Condition;
import pulp.sql.Sql;

/** Publications in the database. */
@ApplicationScoped
class PublicationQueries {
  @Inject Sql sql;

  Optional<UUID> latest(UUID repository) {
    return sql.first(
        "select pulp_id from core_repository_version where repository_id = ? and complete order by number desc limit 1",
        row -> row.uuid("pulp_id"),
        repository);
  }

  UUID repositoryOf(UUID publication) {
    return sql.first(
            """
            select v.repository_id from core_publication p
            join core_repository_version v on v.pulp_id = p.repository_version_id where p.pulp_id = ?
            """,
            row -> row.uuid("repository_id"),
            publication)
        .orElseThrow();
  }

  void insert(UUID id, NewPublication wanted, UUID domain) {
    sql.update(
        """
        insert into core_publication
          (pulp_id, pulp_type, complete, pass_through, checkpoint, repository_version_id, pulp_domain_id)
        values (?, ?, true, ?, ?, ?, ?)
        """,
        id,
        wanted.type().pulpType(),
        wanted.passThrough(),
        wanted.checkpoint(),
        wanted.version(),
        domain);
  }

  void publishMetadata(UUID publication, List<UUID> ids, List<String> paths) {
    sql.update(
        """
        insert into core_published_metadata (pulp_id, publication_id, relative_path)
        select id, ?, path from unnest(?::uuid[], ?::text[]) as file (id, path)
        """,
        publication,
        ids,
        paths);
    sql.update(
        """
        insert into core_published_artifact (pulp_id, publication_id, content_artifact_id, relative_path)
        select gen_random_uuid(), ?, ca.pulp_id, ca.relative_path
        from core_content_artifact ca where ca.content_id = any(?::uuid[])
        """,
        publication,
        ids);
  }

  /** What is wrong with the paths of a publication. */
  record Paths(List<String> duplicates, List<String> overlaps) {
    boolean areFine() {
      return duplicates.isEmpty() && overlaps.isEmpty();
    }
  }

  /**
   * Paths that are there twice, and those that are also directories of other paths, among the files
   * made for a publication and those of the version that it passes through. Only a file whose path
   * leads on can be in one, so these are few look-ups.
   */
  Paths paths(UUID publication, Optional<VersionRange> passed) {
    Condition members = passed.map(version -> version.members("rc")).orElse(Condition.NONE);
    List<Object> values = new ArrayList<>(List.of(publication));
    values.addAll(members.values());
    Paths found = new Paths(new ArrayList<>(), new ArrayList<>());
    sql.each(
        """
        with paths (path) as materialized (
          select relative_path from core_published_artifact where publication_id = ?
          union all
          select ca.relative_path from core_repository_content rc
          join core_content_artifact ca on ca.content_id = rc.content_id where %s)
        , directories (directory, path) as (
          select array_to_string(parts[1:depth], '/'), path
          from (select path, string_to_array(path, '/') as parts from paths where strpos(path, '/') > 0) split
          cross join lateral generate_series(1, cardinality(parts) - 1) as depth)
        (select true as twice, path as text from paths group by path having count(*) > 1 order by path limit 100)
        union all
        (select false, 'The path for file ''' || p.path || ''' overlaps: ' || min(d.path)
        from paths p join directories d on d.directory = p.path group by p.path order by p.path limit 100)
        """
            .formatted(members.text()),
        row -> (row.flag("twice") ? found.duplicates : found.overlaps).add(row.text("text")),
        values.toArray());
    return found;
  }

  /** Keeps the flag on as many checkpoints as the repository wants, the newest. */
  int retainCheckpoints(UUID repository) {
    return sql.update(
        """
        update core_publication set checkpoint = false
        where pulp_id in (
          select p.pulp_id from core_publication p
          join core_repository_version v on v.pulp_id = p.repository_version_id
          where v.repository_id = ? and p.checkpoint and p.complete order by p.pulp_created desc
          offset (select retain_checkpoints from core_repository where pulp_id = ?))
        and (select retain_checkpoints from core_repository where pulp_id = ?) is not null
        """,
        repository,
        repository,
        repository);
  }

  /** A repository, as much as its PRN needs. */
  record Owner(String pulpType, UUID id) {}

  Owner owner(UUID version) {
    return sql.first(
            """
            select r.pulp_type, r.pulp_id from core_repository_version v
            join core_repository r on r.pulp_id = v.repository_id where v.pulp_id = ?
            """,
            row -> new Owner(row.text("pulp_type"), row.uuid("pulp_id")),
            version)
        .orElseThrow();
  }
}
