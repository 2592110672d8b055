package pulp.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import pulp.repository.Draft.Origin;
import pulp.task.TaskRun;

/**
 * Makes and deletes repository versions. A version is made whole, in one transaction under the lock
 * of its repository: nobody ever sees a part of it, and a server that dies leaves nothing behind.
 */
@ApplicationScoped
public class RepositoryVersions {
  @Inject VersionMaking making;
  @Inject VersionDeletion deletion;
  @Inject RepositoryTypes types;
  @Inject OverwriteCheck overwrites;

  /**
   * Makes a version that differs from the last one by a change; none, if it does not differ.
   *
   * @param change adds and removes units
   * @param run the task on whose behalf it is made; the version is among what it created
   * @return empty when nothing was changed
   */
  public Optional<NewVersion> change(
      UUID repository, Origin origin, Consumer<Draft> change, TaskRun run) {
    return change(repository, origin, Optional.empty(), change, run);
  }

  /** Makes a version that begins with the content of another one, of whatever repository. */
  public Optional<NewVersion> change(
      UUID repository, Origin origin, Optional<UUID> base, Consumer<Draft> change, TaskRun run) {
    Optional<NewVersion> made = making.make(repository, origin, base, change, run);
    if (made.isPresent()) {
      deletion.retain(repository);
      types.of(repository).completed(made.get().id(), run);
    }
    return made;
  }

  /**
   * Makes a version that holds some units more.
   *
   * @param overwrite whether a unit may take the place of another with its key
   */
  public Optional<NewVersion> add(
      UUID repository, Origin origin, List<UUID> units, boolean overwrite, TaskRun run) {
    return change(
        repository,
        origin,
        draft -> {
          if (!overwrite) {
            overwrites.check(repository, units, List.of());
          }
          draft.add(Selection.of(units));
        },
        run);
  }
}
