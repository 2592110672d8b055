package pulp.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import pulp.sql.Ids;
import pulp.sql.Sql;

/** Units and their files in the database, set by set. */
@ApplicationScoped
class ContentUnitQueries {
  @Inject Sql sql;

  void insert(String pulpType, List<UUID> ids, UUID domain) {
    sql.update(
        "insert into core_content (pulp_id, pulp_type, pulp_domain_id) select unnest(?::uuid[]), ?, ?",
        ids,
        pulpType,
        domain);
  }

  void delete(Collection<UUID> ids) {
    sql.update("delete from core_content where pulp_id = any(?::uuid[])", ids);
  }

  /**
   * Rows are locked one way, so that a clean-up that is about to delete one of them waits, or is
   * waited for.
   */
  void touch(Collection<UUID> ids) {
    sql.update(
        """
        update core_content c set timestamp_of_interest = clock_timestamp()
        from (select pulp_id from core_content where pulp_id = any(?::uuid[]) order by pulp_id for no key update) mine
        where c.pulp_id = mine.pulp_id
        """,
        ids);
  }

  void label(UUID id, Map<String, String> labels) {
    sql.update("update core_content set pulp_labels = ? where pulp_id = ?", labels, id);
  }

  void linkArtifacts(List<ContentFile> files) {
    sql.update(
        """
        insert into core_content_artifact (pulp_id, content_id, relative_path, artifact_id)
        select id, content_id, path, nullif(artifact, '')::uuid
        from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[]) as file (id, content_id, path, artifact)
        order by content_id, path
        on conflict (content_id, relative_path) do update set artifact_id = excluded.artifact_id
        where core_content_artifact.artifact_id is null and excluded.artifact_id is not null
        """,
        column(files, file -> Ids.next()),
        column(files, ContentFile::unit),
        column(files, ContentFile::path),
        column(files, file -> file.artifact() == null ? "" : file.artifact().toString()));
  }

  void linkSources(List<ContentFile> files, UUID domain) {
    sql.update(
        """
        insert into core_remote_artifact
          (pulp_id, url, size, md5, sha1, sha224, sha256, sha384, sha512, content_artifact_id, remote_id, pulp_domain_id)
        select file.id, file.url, nullif(file.size, -1), nullif(file.md5, ''), nullif(file.sha1, ''),
               nullif(file.sha224, ''), nullif(file.sha256, ''), nullif(file.sha384, ''), nullif(file.sha512, ''),
               ca.pulp_id, file.remote, ?
        from unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::int8[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[])
          as file (id, content_id, path, remote, url, size, md5, sha1, sha224, sha256, sha384, sha512)
        join core_content_artifact ca on ca.content_id = file.content_id and ca.relative_path = file.path
        order by ca.pulp_id
        on conflict (content_artifact_id, remote_id) do update
          set url = excluded.url, size = excluded.size, sha256 = excluded.sha256, failed_at = null
          where core_remote_artifact.url <> excluded.url
        """,
        domain,
        column(files, file -> Ids.next()),
        column(files, ContentFile::unit),
        column(files, ContentFile::path),
        column(files, file -> file.source().remote()),
        column(files, file -> file.source().url()),
        column(
            files, file -> file.source().size() == null ? Long.valueOf(-1) : file.source().size()),
        digest(files, "md5"),
        digest(files, "sha1"),
        digest(files, "sha224"),
        digest(files, "sha256"),
        digest(files, "sha384"),
        digest(files, "sha512"));
  }

  private static List<?> digest(List<ContentFile> files, String algorithm) {
    return column(files, file -> file.source().digests().getOrDefault(algorithm, ""));
  }

  private static List<?> column(List<ContentFile> files, Function<ContentFile, ?> value) {
    return files.stream().map(value).toList();
  }
}
