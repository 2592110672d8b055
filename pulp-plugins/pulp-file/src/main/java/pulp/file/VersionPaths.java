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
    long duplicates = queries.duplicates(draft);
    if (duplicates > 0) {
      throw new Problem.Failure(
          "PLP0022",
          "Found "
              + duplicates
              + " duplicate contents in repository version(see the logs for details).");
    }
    List<String> overlaps = queries.overlaps(draft);
    if (!overlaps.isEmpty()) {
      throw new Problem.Malformed(
          "Repository version errors : Path errors found. \n" + String.join("\n", overlaps));
    }
  }

  /** Units that lie where an added unit lies, and were there before. */
  private static Selection replaced(Draft draft) {
    Selection added = draft.added();
    Selection present = draft.present();
    List<Object> values = new ArrayList<>(added.values());
    values.addAll(present.values());
    return new Selection(
        """
        with added (id) as materialized (%s)
        select other.pulp_id
        from added join file_content unit on unit.pulp_id = added.id
        join file_content other on other.relative_path = unit.relative_path
          and other.pulp_domain_id = unit.pulp_domain_id and other.pulp_id <> unit.pulp_id
        where other.pulp_id in (%s) and not exists (select 1 from added also where also.id = other.pulp_id)
        """
            .formatted(added.sql(), present.sql()),
        values);
  }
}
