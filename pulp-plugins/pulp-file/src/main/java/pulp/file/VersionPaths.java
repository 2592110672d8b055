package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import pulp.problem.Problem;
import pulp.repository.Draft;
import pulp.repository.Selection;

/** The rules of paths in a version of a file repository. They cost by what the draft adds, not by what it holds. */
@ApplicationScoped
class VersionPaths {
  /** Units that lie where an added unit lies, and were there before. */
  private static final String REPLACED =
      """
      select old.content_id
      from core_repository_content added
      join file_content unit on unit.pulp_id = added.content_id
      join file_content other on other.relative_path = unit.relative_path and other.pulp_id <> unit.pulp_id
      join core_repository_content old on old.repository_id = added.repository_id and old.content_id = other.pulp_id
        and old.version_removed is null and old.version_added < ?
      where added.repository_id = ? and added.version_added = ? and added.version_removed is null""";

  @Inject VersionPathQueries queries;

  /** The later unit of a path wins; two added at once do not, nor does a path that leads through a file. */
  void settle(Draft draft) {
    draft.remove(Selection.of(REPLACED, draft.number(), draft.repository(), draft.number()));
    long duplicates = queries.duplicates(draft);
    if (duplicates > 0) {
      throw new Problem.Failure(
          "PLP0022", "Found " + duplicates + " duplicate contents in repository version(see the logs for details).");
    }
    List<String> overlaps = queries.overlaps(draft);
    if (!overlaps.isEmpty()) {
      throw new Problem.Malformed(
          "Repository version errors : Path errors found. \n" + String.join("\n", overlaps));
    }
  }
}
