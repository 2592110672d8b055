package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pulp.field.Fields;
import pulp.field.JsonKind.Shape;
import pulp.field.Kinds;
import pulp.field.Values;
import pulp.plugin.TypeName;
import pulp.repository.Draft;
import pulp.repository.RepositoryFields;
import pulp.repository.RepositoryType;
import pulp.resource.Operation;
import pulp.resource.Stored;
import pulp.task.TaskRun;

/**
 * Repositories of files. In each version a path is there once, and no path is also a directory of
 * another.
 */
@ApplicationScoped
public class FileRepositoryType extends RepositoryType {
  static final TypeName NAME =
      new TypeName(
          "file.file",
          "repositories/file/file",
          "file.FileRepository",
          "file.FileRepository",
          "file_repository");

  @Inject VersionPaths paths;
  @Inject SyncAction sync;
  @Inject ManifestNames names;
  @Inject FilePublishing publishing;

  @Override
  public TypeName name() {
    return NAME;
  }

  @Override
  public Set<String> contentTypes() {
    return Set.of("file.file");
  }

  @Override
  public Set<String> remoteTypes() {
    return Set.of("file.file");
  }

  @Override
  public Fields fields() {
    return RepositoryFields.all()
        .and(
            Fields.in(
                "file_repository",
                Kinds.flag("autopublish").or(false),
                Kinds.text("manifest").orNull().or("PULP_MANIFEST"),
                Kinds.json("last_sync_details", Shape.ANY)
                    .initially(JsonValue.EMPTY_JSON_OBJECT)
                    .readOnly()));
  }

  @Override
  public void check(Values given, Optional<Stored> before) {
    super.check(given, before);
    names.check(given.text("manifest"));
  }

  @Override
  public List<Operation> operations() {
    List<Operation> all = new ArrayList<>(super.operations());
    all.add(sync.of(this));
    return all;
  }

  @Override
  public void finish(Draft draft) {
    paths.settle(draft);
  }

  @Override
  public void completed(UUID version, TaskRun run) {
    publishing.publishIfWanted(version, run);
  }
}
