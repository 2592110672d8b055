package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import pulp.problem.Problem;
import pulp.repository.Draft;
import pulp.repository.Selection;

/**
 * The rules of paths in a version of a file repository. They cost by what the draft adds, not by
 * what it holds.
 */
@ApplicationScoped
class VersionPaths {
  @Inject VersionPathQueries queries;

  /**
   * The later unit of a path wins; two added at once do not, nor does a path that leads through a
   * file.
   */
  void settle(Draft draft) {
    draft.remove(replaced(draft));
    DuplicatePaths.refuse(queries.duplicates(draft), draft.correlationId());
    List<String> overlaps = queries.overlaps(draft);
    if (!overlaps.isEmpty()) {
      throw new Problem.Malformed(
          "Repository version errors : Path errors found. \n" + String.join("\n", overlaps));
    }
  }

  /**
   * Units that lie where an added unit lies, and were there before. {@code offset 0} keeps the
   * order of the look-ups: of tables that were just filled the planner knows nothing, and would
   * compare everything with everything.
   */
  private static Selection replaced(Draft draft) {
    Selection added = draft.added();
    List<Object> values = new ArrayList<>(added.values());
    values.add(draft.repository());
    return new Selection(
        """
        with added (id) as materialized (%s)
        select other.pulp_id
        from added
        cross join lateral (
          select f.relative_path, f.pulp_domain_id from file_content f
          where f.pulp_id = added.id offset 0) unit
        cross join lateral (
          select f.pulp_id from file_content f
          where f.relative_path = unit.relative_path and f.pulp_domain_id = unit.pulp_domain_id
            and f.pulp_id <> added.id offset 0) other
        cross join lateral (
          select 1 from core_repository_content rc
          where rc.repository_id = ? and rc.content_id = other.pulp_id and rc.version_removed is null offset 0) there
        except select id from added
        """
            .formatted(added.sql()),
        values);
  }
}
