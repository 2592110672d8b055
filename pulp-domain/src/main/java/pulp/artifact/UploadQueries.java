package pulp.artifact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pulp.sql.Sql;

/** Uploads and their chunks in the database. */
@ApplicationScoped
class UploadQueries {
  @Inject Sql sql;

  /** The size of an upload; empty when there is none. */
  Optional<Long> size(UUID domain, UUID upload) {
    return sql.first(
        "select size from core_upload where pulp_id = ? and pulp_domain_id = ?",
        row -> row.number("size"),
        upload,
        domain);
  }

  /** Keeps the upload as it is until the end of the transaction; says whether it is there. */
  boolean lock(UUID domain, UUID upload) {
    return sql.first(
            "select pulp_id from core_upload where pulp_id = ? and pulp_domain_id = ? for update",
            row -> row.uuid("pulp_id"),
            upload,
            domain)
        .isPresent();
  }

  /** The chunks by offset. */
  List<Chunk> chunks(UUID upload) {
    return sql.list(
        """
        select "offset", size, file from core_upload_chunk where upload_id = ? order by "offset"
        """,
        row -> new Chunk(row.number("offset"), row.number("size"), row.text("file")),
        upload);
  }

  /** The file of the chunk at this offset. */
  Optional<String> fileAt(UUID upload, long offset) {
    return sql.first(
        """
        select file from core_upload_chunk where upload_id = ? and "offset" = ?
        """,
        row -> row.text("file"),
        upload,
        offset);
  }

  /** Those of the names that a chunk has. */
  Set<String> named(Collection<String> names) {
    return new HashSet<>(
        sql.list(
            "select file from core_upload_chunk where file = any(?::text[])",
            row -> row.text("file"),
            names));
  }

  /** Puts a chunk in its place. */
  void put(UUID upload, Chunk chunk) {
    sql.update(
        """
        insert into core_upload_chunk (upload_id, "offset", size, file) values (?, ?, ?, ?)
        on conflict (upload_id, "offset") do update set size = excluded.size, file = excluded.file
        """,
        upload,
        chunk.offset(),
        chunk.size(),
        chunk.file());
    sql.update(
        "update core_upload set pulp_last_updated = clock_timestamp() where pulp_id = ?", upload);
  }

  /** Deletes an upload and its chunks. */
  void delete(UUID upload) {
    sql.update("delete from core_upload where pulp_id = ?", upload);
  }
}
