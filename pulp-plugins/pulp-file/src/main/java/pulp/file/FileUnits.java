package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pulp.artifact.Artifact;
import pulp.content.SourceInput;
import pulp.field.Values;
import pulp.repository.Draft.Origin;
import pulp.repository.RepositoryVersions;
import pulp.task.TaskRun;

/** Makes single file units, and puts them into a repository if that is wanted. */
@ApplicationScoped
class FileUnits {
  @Inject SourceInput source;
  @Inject FileIngest ingest;
  @Inject RepositoryVersions versions;

  /**
   * Makes a unit inside a task: the version, if one is made, and the unit are what the task
   * created.
   */
  UUID create(Values given, TaskRun run) {
    UUID unit = unit(given);
    UUID repository = given.id("repository");
    if (repository != null) {
      boolean overwrite = !given.has("overwrite") || given.flag("overwrite");
      versions.add(repository, Origin.API, List.of(unit), overwrite, run);
    }
    run.created(FileContentType.NAME.label(), unit);
    return unit;
  }

  /** Makes a unit, or finds the one that is the same. */
  @SuppressWarnings("unchecked")
  UUID unit(Values given) {
    Artifact artifact = source.artifact(given);
    Map<String, String> labels = (Map<String, String>) given.get("pulp_labels");
    return ingest.saveOne(
        given.text("relative_path"), artifact, labels == null ? Map.of() : labels);
  }
}
