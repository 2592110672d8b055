package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import pulp.repository.Draft;
import pulp.sql.Sql;

/** Looks for paths that cannot be together. */
@ApplicationScoped
class VersionPathQueries {
  @Inject Sql sql;

  List<String> duplicates(Draft draft) {
    return sql.list(
        """
        select unit.relative_path from core_repository_content rc join file_content unit on unit.pulp_id = rc.content_id
        where rc.repository_id = ? and rc.version_added = ? and rc.version_removed is null
        group by unit.relative_path having count(*) > 1 order by unit.relative_path
        """,
        row -> row.text("relative_path"),
        draft.repository(),
        draft.number());
  }

  /**
   * An added path that leads through a file, and an added file that other paths lead through.
   * {@code offset 0} keeps the planner from turning look-ups by index, one a path, into a
   * comparison of all with all.
   */
  List<String> overlaps(Draft draft) {
    byIndexOnly("off");
    List<String> overlaps = clashes(draft);
    byIndexOnly("on");
    return overlaps;
  }

  /**
   * Tables that were just filled have no statistics yet, and the planner would read them whole for
   * each path.
   */
  private void byIndexOnly(String scans) {
    sql.run("select set_config('enable_seqscan', ?, true)", scans);
  }

  private List<String> clashes(Draft draft) {
    return sql.list(
        """
        with added as materialized (
          select unit.relative_path as path
          from core_repository_content rc join file_content unit on unit.pulp_id = rc.content_id
          where rc.repository_id = ? and rc.version_added = ? and rc.version_removed is null
        ), clash (file, path) as (
          select holder.relative_path, added.path
          from added
          cross join lateral generate_series(1, length(added.path) - length(replace(added.path, '/', ''))) as depth
          cross join lateral (
            select f.pulp_id, f.relative_path from file_content f
            where f.relative_path = array_to_string((string_to_array(added.path, '/'))[1:depth], '/') offset 0) holder
          cross join lateral (
            select 1 from core_repository_content rc
            where rc.repository_id = ? and rc.content_id = holder.pulp_id and rc.version_removed is null offset 0) there
          union
          select added.path, below.relative_path
          from added
          join lateral (
            select f.pulp_id, f.relative_path from file_content f
            where f.relative_path >= added.path || '/' and f.relative_path < added.path || '0' offset 0) below on true
          cross join lateral (
            select 1 from core_repository_content rc
            where rc.repository_id = ? and rc.content_id = below.pulp_id and rc.version_removed is null offset 0) there)
        select 'The path for file ''' || file || ''' overlaps: ' || min(path) as text
        from clash group by file order by file limit 100
        """,
        row -> row.text("text"),
        draft.repository(),
        draft.number(),
        draft.repository(),
        draft.repository());
  }
}
