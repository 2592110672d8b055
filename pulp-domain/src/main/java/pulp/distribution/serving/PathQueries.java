package pulp.distribution.serving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.sql.Row;
import pulp.sql.Sql;

/**
 * Looks at paths of publications and versions. Every branch begins at the path's own index and asks for membership unit by
 * unit (the lateral subqueries keep the planner from starting with the repository), so that a look-up costs the same
 * however much the repository holds.
 */
@ApplicationScoped
class PathQueries {
  /** Behind every text that can follow a slash; the columns compare bytes. */
  private static final String LAST = "\uDBFF\uDFFF";

  @Inject Sql sql;

  /** What lies at a path; one that is empty or ends with a slash can only be a directory. */
  Found at(Source source, String path) {
    boolean directory = path.isEmpty() || path.endsWith("/");
    String prefix = directory ? path : path + "/";
    return sql.first(
            """
            with ask as (
              select ?::uuid as publication, ?::uuid as repository, ?::int as number, ?::boolean as member,
                     ?::text as path, ?::text as prefix, ?::text as beyond
            ), file as materialized (
              (select pa.content_artifact_id as id
               from ask join core_published_artifact pa on pa.publication_id = ask.publication
                 and pa.relative_path = ask.path)
              union all
              (select ca.pulp_id
               from ask join core_content_artifact ca on ask.member and ca.relative_path = ask.path
               cross join lateral (
                 select rc.created from core_repository_content rc
                 where rc.repository_id = ask.repository and rc.content_id = ca.content_id
                   and rc.version_added <= ask.number
                   and (rc.version_removed is null or rc.version_removed > ask.number) limit 1) present
               order by present.created desc limit 1)
              limit 1
            ), index as materialized (
              (select pa.content_artifact_id as id
               from ask join core_published_artifact pa on pa.publication_id = ask.publication
                 and pa.relative_path = ask.prefix || 'index.html'
               where not exists (select from file))
              union all
              (select ca.pulp_id
               from ask join core_content_artifact ca on ask.publication is null
                 and ca.relative_path = ask.prefix || 'index.html'
               cross join lateral (
                 select from core_repository_content rc
                 where rc.repository_id = ask.repository and rc.content_id = ca.content_id
                   and rc.version_added <= ask.number
                   and (rc.version_removed is null or rc.version_removed > ask.number) limit 1) present
               where not exists (select from file) limit 1)
              limit 1
            ), chosen as (
              select id, 'file' as kind from file union all select id, 'index' from index
            )
            select chosen.kind, ca.pulp_id, a.sha256, a.file, a.size,
                   (select rc.created from core_repository_content rc
                    where rc.repository_id = ask.repository and rc.content_id = ca.content_id
                      and rc.version_added <= ask.number
                      and (rc.version_removed is null or rc.version_removed > ask.number) limit 1) as added
            from ask cross join chosen
            join core_content_artifact ca on ca.pulp_id = chosen.id
            left join core_artifact a on a.pulp_id = ca.artifact_id
            union all
            (select 'directory', null, null, null, null, null
             from ask
             where not exists (select from chosen)
               and (exists (select from core_published_artifact pa where pa.publication_id = ask.publication
                            and pa.relative_path >= ask.prefix and pa.relative_path < ask.beyond)
                 or exists (select from core_content_artifact ca
                            cross join lateral (
                              select from core_repository_content rc
                              where rc.repository_id = ask.repository and rc.content_id = ca.content_id
                                and rc.version_added <= ask.number
                                and (rc.version_removed is null or rc.version_removed > ask.number) limit 1) present
                            where ask.member and ca.relative_path >= ask.prefix
                              and ca.relative_path < ask.beyond)))
            """,
            PathQueries::found,
            source.publication(),
            source.repository(),
            source.number(),
            source.servesVersion(),
            directory ? null : path,
            prefix,
            beyond(prefix))
        .orElseGet(Found.Nowhere::new);
  }

  /** What lies directly in a directory, by name in the order of code points. */
  List<Resolution.Entry> entries(Source source, String directory) {
    return sql.list(
        """
        with ask as (
          select ?::uuid as publication, ?::uuid as repository, ?::int as number, ?::boolean as member,
                 ?::text as prefix, ?::text as beyond
        ), path as (
          select substr(pa.relative_path, length(ask.prefix) + 1) as rest, pa.content_artifact_id, pa.pulp_created as created
          from ask join core_published_artifact pa on pa.publication_id = ask.publication
            and pa.relative_path >= ask.prefix and pa.relative_path < ask.beyond
          union all
          select substr(ca.relative_path, length(ask.prefix) + 1), ca.pulp_id, ca.pulp_created
          from ask
          join core_repository_content rc on ask.member and rc.repository_id = ask.repository
            and rc.version_added <= ask.number
            and (rc.version_removed is null or rc.version_removed > ask.number)
          join core_content_artifact ca on ca.content_id = rc.content_id
            and ca.relative_path >= ask.prefix and ca.relative_path < ask.beyond
        ), line as (
          select split_part(path.rest, '/', 1) || case when strpos(path.rest, '/') > 0 then '/' else '' end as name,
                 coalesce(
                   (select rc.created from core_repository_content rc
                    where rc.repository_id = ask.repository and rc.content_id = ca.content_id
                      and rc.version_added <= ask.number
                      and (rc.version_removed is null or rc.version_removed > ask.number) limit 1),
                   path.created) as date,
                 case when strpos(path.rest, '/') > 0 then null
                      when a.pulp_id is not null then a.size
                      else (select max(ra.size) from core_remote_artifact ra
                            where ra.content_artifact_id = ca.pulp_id) end as size
          from ask cross join path
          join core_content_artifact ca on ca.pulp_id = path.content_artifact_id
          left join core_artifact a on a.pulp_id = ca.artifact_id
        )
        select name, max(date) as date, max(size) as size from line group by name order by name collate "C"
        """,
        row -> new Resolution.Entry(row.text("name"), row.moment("date"), row.number("size")),
        source.publication(),
        source.repository(),
        source.number(),
        source.servesVersion(),
        directory,
        beyond(directory));
  }

  /** A file by its key; empty when it is gone. */
  Optional<Paths.NamedFile> file(UUID contentArtifact) {
    return sql.first(
        """
        select ca.pulp_id, ca.relative_path, a.sha256, a.file, a.size, ca.pulp_created as added
        from core_content_artifact ca left join core_artifact a on a.pulp_id = ca.artifact_id where ca.pulp_id = ?
        """,
        row -> new Paths.NamedFile(row.text("relative_path"), file(row)),
        contentArtifact);
  }

  private static Found found(Row row) throws SQLException {
    return switch (row.text("kind")) {
      case "file" -> file(row);
      case "index" -> new Found.Index(file(row));
      default -> new Found.Directory();
    };
  }

  private static Found.File file(Row row) throws SQLException {
    Long size = row.number("size");
    return new Found.File(
        row.uuid("pulp_id"),
        row.moment("added"),
        row.text("sha256"),
        row.text("file"),
        size == null ? 0 : size);
  }

  /** The first text that does not begin with the prefix: the slash at its end becomes the character after it. */
  private static String beyond(String prefix) {
    return prefix.isEmpty() ? LAST : prefix.substring(0, prefix.length() - 1) + "0";
  }
}
