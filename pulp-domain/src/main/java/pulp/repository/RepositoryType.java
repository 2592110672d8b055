package pulp.repository;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pulp.field.Fields;
import pulp.field.Ref;
import pulp.field.Values;
import pulp.problem.Problem;
import pulp.resource.Filter;
import pulp.resource.Operation;
import pulp.resource.ResourceType;
import pulp.resource.Stored;
import pulp.sql.Condition;
import pulp.task.TaskRun;

/**
 * A type of repository. A repository is a name under which versions follow each other; each version
 * is a set of content units and never changes. The hooks run inside the transaction that makes a
 * version and work on sets.
 */
public abstract class RepositoryType implements ResourceType {
  /** The names that lists of repositories can be ordered by. */
  static final List<String> ORDERINGS =
      List.of(
          "description",
          "name",
          "next_version",
          "pulp_created",
          "pulp_id",
          "pulp_labels",
          "pulp_last_updated",
          "pulp_type",
          "retain_checkpoints",
          "retain_repo_versions",
          "user_hidden");

  @Inject RepositoryFilters filters;
  @Inject VersionMaking making;
  @Inject VersionDeletion deletion;
  @Inject VersionOperations versionOperations;
  @Inject Event<RepositoryChanged> changes;

  /** The {@code pulp_type}s of content that it may hold. */
  public abstract Set<String> contentTypes();

  /** The {@code pulp_type}s of remotes that it can sync from. */
  public abstract Set<String> remoteTypes();

  /** Before anything is added or removed. */
  public void start(Draft draft) {}

  /**
   * After everything was added and removed; may add and remove more, or fail with a {@link
   * Problem}.
   */
  public void finish(Draft draft) {}

  /**
   * After the version was made and can be seen; the place of autopublish.
   *
   * @param version its key
   * @param run the task on whose behalf it was made
   */
  public void completed(UUID version, TaskRun run) {}

  @Override
  public String master() {
    return "core_repository";
  }

  @Override
  public Condition visible() {
    return Condition.of(
        "core_repository.pulp_type = '"
            + name().pulpType()
            + "' and not core_repository.user_hidden");
  }

  @Override
  public Fields fields() {
    return RepositoryFields.all();
  }

  @Override
  public List<Filter> filters() {
    return filters.all();
  }

  @Override
  public List<String> orderings() {
    return ORDERINGS;
  }

  @Override
  public Write creation() {
    return Write.NOW;
  }

  @Override
  public Write change() {
    return Write.IMMEDIATE;
  }

  @Override
  public Write deletion() {
    return Write.TASK;
  }

  @Override
  public List<Operation> operations() {
    return versionOperations.of(this);
  }

  @Override
  public void check(Values given, Optional<Stored> before) {
    if (given.get("remote") instanceof Ref remote
        && !remoteTypes().contains(remote.type().pulpType())) {
      throw Problem.Invalid.field(
          "remote", "Type for Remote '" + remote.prn() + "' does not match Repository.");
    }
  }

  @Override
  public void created(UUID id, Values values) {
    making.makeFirst(id);
  }

  @Override
  public void changed(Stored before, Values values) {
    if (values.get("retain_repo_versions") != null) {
      deletion.retain(before.id());
    }
    changes.fire(new RepositoryChanged(before.id()));
  }

  @Override
  public void deleting(Stored before) {
    deletion.forget(before.id());
  }
}
