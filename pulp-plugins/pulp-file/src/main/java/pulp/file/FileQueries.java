package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import pulp.content.VersionRange;
import pulp.sql.Condition;
import pulp.sql.Sql;

/** File units in the database. */
@ApplicationScoped
class FileQueries {
  @Inject Sql sql;

  Map<FileIngest.Key, UUID> known(Collection<FileIngest.Key> keys, UUID domain) {
    Map<FileIngest.Key, UUID> known = new HashMap<>();
    sql.list(
        """
        select c.pulp_id, c.relative_path, c.digest
        from unnest(?::text[], ?::text[]) as wanted (path, digest)
        join file_content c on c.relative_path = wanted.path and c.digest = wanted.digest and c.pulp_domain_id = ?
        """,
        row ->
            known.put(
                new FileIngest.Key(row.text("relative_path"), row.text("digest")),
                row.uuid("pulp_id")),
        keys.stream().map(FileIngest.Key::path).toList(),
        keys.stream().map(FileIngest.Key::digest).toList(),
        domain);
    return known;
  }

  /** Inserts rows in the order of their keys; returns the ids of those that were not there. */
  Set<UUID> insert(List<UUID> ids, List<Manifest.Entry> units, UUID domain) {
    return new HashSet<>(
        sql.list(
            """
            insert into file_content (pulp_id, relative_path, digest, size, pulp_domain_id)
            select id, path, digest, size, ?
            from unnest(?::uuid[], ?::text[], ?::text[], ?::int8[]) as unit (id, path, digest, size)
            order by path, digest
            on conflict (relative_path, digest, pulp_domain_id) do nothing
            returning pulp_id
            """,
            row -> row.uuid("pulp_id"),
            domain,
            ids,
            units.stream().map(Manifest.Entry::path).toList(),
            units.stream().map(Manifest.Entry::sha256).toList(),
            units.stream().map(Manifest.Entry::size).toList()));
  }

  void correct(UUID unit, long size) {
    sql.update(
        "update file_content set size = ? where pulp_id = ? and size <> ?", size, unit, size);
  }

  Optional<UUID> remoteOf(UUID repository) {
    return sql.first(
        "select remote_id from core_repository where pulp_id = ?",
        row -> row.uuid("remote_id"),
        repository);
  }

  /** What a task created, of one model. */
  Optional<UUID> createdBy(UUID task, String label) {
    return sql.first(
        "select object_id from core_created_resource where task_id = ? and model = ? order by position desc limit 1",
        row -> row.uuid("object_id"),
        task,
        label);
  }

  void insertPublication(UUID id, String manifest) {
    sql.update("insert into file_publication (pulp_id, manifest) values (?, ?)", id, manifest);
  }

  /** How a repository publishes by itself; the manifest's name is null for none. */
  record Autopublish(String manifest) {}

  Optional<Autopublish> autopublish(UUID version) {
    return sql.first(
        """
        select f.manifest from core_repository_version v join file_repository f on f.pulp_id = v.repository_id
        where v.pulp_id = ? and f.autopublish
        """,
        row -> new Autopublish(row.text("manifest")),
        version);
  }

  /**
   * Hands over the files of a version, the newest unit first: keys are ordered by time. A unit is
   * known by its digest, whether it is stored or not.
   */
  void entries(VersionRange version, Consumer<Manifest.Entry> entries) {
    Condition members = version.members("rc");
    sql.each(
        """
        select unit.relative_path, unit.digest, unit.size
        from core_repository_content rc join file_content unit on unit.pulp_id = rc.content_id
        where %s order by unit.pulp_id desc
        """
            .formatted(members.text()),
        row ->
            entries.accept(
                new Manifest.Entry(
                    row.text("relative_path"), row.text("digest"), row.number("size"))),
        members.values().toArray());
  }
}
