package pulp.distribution.serving;

/**
 * The statements of {@link PathQueries}. Every branch begins at the path's own index and asks for
 * membership unit by unit (the lateral subqueries keep the planner from starting with the
 * repository), so that a look-up costs the same however much the repository holds.
 */
final class PathStatements {
  /** Whether a row of membership belongs to the version that is asked. */
  private static final String PRESENT =
      """
      rc.repository_id = ask.repository and rc.version_added <= ask.number
        and (rc.version_removed is null or rc.version_removed > ask.number)
      """;

  /**
   * What lies at a path: at most one row. Paths below a directory may belong to other repositories
   * by the million: the first few thousand are looked at, then what the repository itself holds.
   */
  static final String AT =
      """
      with ask as (
        select ?::uuid as publication, ?::uuid as repository, ?::int as number, ?::boolean as member,
               ?::text as path, ?::text as prefix, ?::text as beyond
      ), file as materialized (
        (select pa.content_artifact_id as id
         from ask join core_published_artifact pa on pa.publication_id = ask.publication and pa.relative_path = ask.path)
        union all
        (select ca.pulp_id
         from ask join core_content_artifact ca on ask.member and ca.relative_path = ask.path
         cross join lateral (select rc.created from core_repository_content rc
                             where rc.content_id = ca.content_id and $present limit 1) present
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
         cross join lateral (select from core_repository_content rc
                             where rc.content_id = ca.content_id and $present limit 1) present
         where not exists (select from file) limit 1)
        limit 1
      ), chosen as (
        select id, 'file' as kind from file union all select id, 'index' from index
      ), near as materialized (
        select below.content_id
        from ask cross join lateral (
          select ca.content_id from core_content_artifact ca
          where ask.member and ca.relative_path >= ask.prefix and ca.relative_path < ask.beyond
          order by ca.relative_path limit 5000) below
        where not exists (select from chosen)
      )
      select chosen.kind, ca.pulp_id, a.file, coalesce(a.sha256, ra.sha256) as sha256, coalesce(a.size, ra.size) as size,
             (select rc.created from core_repository_content rc
              where rc.content_id = ca.content_id and $present limit 1) as added
      from ask cross join chosen
      join core_content_artifact ca on ca.pulp_id = chosen.id
      left join core_artifact a on a.pulp_id = ca.artifact_id
      left join lateral (
        select ra.sha256, ra.size from core_remote_artifact ra
        where ca.artifact_id is null and ra.content_artifact_id = ca.pulp_id order by ra.sha256 nulls last limit 1) ra on true
      union all
      (select 'directory', null, null, null, null, null
       from ask
       where not exists (select from chosen)
         and (exists (select from core_published_artifact pa where pa.publication_id = ask.publication
                      and pa.relative_path >= ask.prefix and pa.relative_path < ask.beyond)
           or exists (select from near
                      cross join lateral (select from core_repository_content rc
                                          where rc.content_id = near.content_id and $present limit 1) present)
           or (select count(*) from near) = 5000 and exists (
                      select from core_repository_content rc
                      cross join lateral (select from core_content_artifact ca
                                          where ca.content_id = rc.content_id and ca.relative_path >= ask.prefix
                                            and ca.relative_path < ask.beyond limit 1) below
                      where $present)))
      """
          .replace("$present", PRESENT);

  /** What lies directly in a directory, by name in the order of code points. */
  static final String ENTRIES =
      """
      with ask as (
        select ?::uuid as publication, ?::uuid as repository, ?::int as number, ?::boolean as member,
               ?::text as prefix, ?::text as beyond
      ), path as materialized (
        select substr(pa.relative_path, length(ask.prefix) + 1) as rest, pa.content_artifact_id as id,
               coalesce((select rc.created from core_repository_content rc
                         where rc.content_id = ca.content_id and $present limit 1), pa.pulp_created) as date
        from ask
        join core_published_artifact pa on pa.publication_id = ask.publication
          and pa.relative_path >= ask.prefix and pa.relative_path < ask.beyond
        join core_content_artifact ca on ca.pulp_id = pa.content_artifact_id
        union all
        select substr(ca.relative_path, length(ask.prefix) + 1), ca.pulp_id, rc.created
        from ask
        join core_repository_content rc on ask.member and $present
        join core_content_artifact ca on ca.content_id = rc.content_id
          and ca.relative_path >= ask.prefix and ca.relative_path < ask.beyond
      ), line as (
        select substr(rest, 1, strpos(rest, '/')) as name, max(date) as date, null::bigint as size
        from path where strpos(rest, '/') > 0 group by 1
        union all
        select rest, max(date), max(coalesce(a.size, (select max(ra.size) from core_remote_artifact ra
                                                      where ra.content_artifact_id = ca.pulp_id)))
        from path
        join core_content_artifact ca on ca.pulp_id = path.id
        left join core_artifact a on a.pulp_id = ca.artifact_id
        where strpos(rest, '/') = 0 group by 1
      )
      select name, date, size from line order by name collate "C"
      """
          .replace("$present", PRESENT);

  private PathStatements() {}
}
