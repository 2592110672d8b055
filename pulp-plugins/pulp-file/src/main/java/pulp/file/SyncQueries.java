package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.sql.Sql;

/** The state of syncs in the database. */
@ApplicationScoped
class SyncQueries {
  @Inject Sql sql;

  /** A remote as far as a sync needs it. */
  record Remote(String url, String policy, int concurrency) {}

  /** An entry of a manifest with its place in there. */
  record Entry(int position, Manifest.Entry file) {}

  /** What was said of the manifest. */
  record Sync(String manifestSha256, UUID manifestArtifact, boolean skipped) {}

  Optional<Remote> remote(UUID id) {
    return sql.first(
        """
        select url, policy, least(coalesce(download_concurrency, 10), 1000) as concurrency
        from core_remote where pulp_id = ?
        """,
        row -> new Remote(row.text("url"), row.text("policy"), row.count("concurrency")),
        id);
  }

  JsonObject lastDetails(UUID repository) {
    return sql.first(
            "select last_sync_details from file_repository where pulp_id = ?",
            row -> row.json("last_sync_details"),
            repository)
        .filter(JsonObject.class::isInstance)
        .map(JsonValue::asJsonObject)
        .orElse(JsonValue.EMPTY_JSON_OBJECT);
  }

  void saveDetails(UUID repository, JsonObject details) {
    sql.update(
        "update file_repository set last_sync_details = ? where pulp_id = ?", details, repository);
  }

  int latestNumber(UUID repository) {
    return (int)
        sql.number(
            "select coalesce(max(number), 0) from core_repository_version where repository_id = ? and complete",
            repository);
  }

  boolean hasMissingFiles(UUID repository) {
    return sql.yes(
        """
        select exists (
          select 1 from core_repository_content rc join core_content_artifact ca on ca.content_id = rc.content_id
          where rc.repository_id = ? and rc.version_removed is null and ca.artifact_id is null)
        """,
        repository);
  }

  void begin(UUID task, Sync sync) {
    sql.update("delete from file_sync_entry where task_id = ?", task);
    sql.update(
        """
        insert into file_sync (task_id, manifest_sha256, manifest_artifact_id, skipped) values (?, ?, ?, ?)
        on conflict (task_id) do update set manifest_sha256 = excluded.manifest_sha256,
          manifest_artifact_id = excluded.manifest_artifact_id, skipped = excluded.skipped
        """,
        task,
        sync.manifestSha256,
        sync.manifestArtifact,
        sync.skipped);
  }

  Sync sync(UUID task) {
    return sql.first(
            "select manifest_sha256, manifest_artifact_id, skipped from file_sync where task_id = ?",
            row ->
                new Sync(
                    row.text("manifest_sha256"),
                    row.uuid("manifest_artifact_id"),
                    row.flag("skipped")),
            task)
        .orElseThrow();
  }

  long copy(InputStream rows) {
    return sql.copy(
        "copy file_sync_entry (task_id, position, relative_path, digest, size) from stdin", rows);
  }

  List<String> repeatedPaths(UUID task) {
    return sql.list(
        """
        select relative_path from file_sync_entry where task_id = ?
        group by relative_path having count(*) > 1 order by relative_path
        """,
        row -> row.text("relative_path"),
        task);
  }

  /** Of entries that agree in path and digest only the first stays. */
  void dropRepeated(UUID task) {
    sql.update(
        """
        delete from file_sync_entry where ctid = any(array(
          select row from (
            select ctid as row, row_number() over (partition by relative_path, digest order by position) as nth
            from file_sync_entry where task_id = ?) entry
          where nth > 1))
        """,
        task);
  }

  List<Entry> entries(UUID task, int from, int count) {
    return sql.list(
        """
        select position, relative_path, digest, size from file_sync_entry
        where task_id = ? and position >= ? order by position limit ?
        """,
        row ->
            new Entry(
                row.count("position"),
                new Manifest.Entry(
                    row.text("relative_path"), row.text("digest"), row.number("size"))),
        task,
        from,
        count);
  }

  void saved(UUID task, List<Long> positions, List<UUID> units) {
    sql.update(
        """
        update file_sync_entry e set content_id = saved.unit
        from unnest(?::int8[], ?::uuid[]) as saved (position, unit)
        where e.task_id = ? and e.position = saved.position::int
        """,
        positions,
        units,
        task);
  }

  void made(UUID task, UUID version) {
    sql.update("update file_sync set version_id = ? where task_id = ?", version, task);
  }

  UUID version(UUID task) {
    return sql.first(
            "select version_id from file_sync where task_id = ?",
            row -> row.uuid("version_id"),
            task)
        .orElse(null);
  }

  void clear(UUID task) {
    sql.update("delete from file_sync_entry where task_id = ?", task);
    sql.update("delete from file_sync where task_id = ?", task);
  }
}
