package pulp.publication;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import pulp.plugin.Hrefs;
import pulp.problem.Problem;
import pulp.repository.ServingChanged;
import pulp.resource.Filter;
import pulp.resource.ResourceType;
import pulp.resource.Stored;
import pulp.sql.Condition;
import pulp.task.TaskService;

/**
 * A type of publication. It is made by a task of its plugin, never changes, and may be deleted at
 * any time.
 */
public abstract class PublicationType implements ResourceType {
  static final List<String> ORDERINGS =
      List.of(
          "checkpoint",
          "complete",
          "pass_through",
          "pulp_created",
          "pulp_id",
          "pulp_last_updated",
          "pulp_type");

  @Inject PublicationFilters filters;
  @Inject PublicationQueries queries;
  @Inject TaskService tasks;
  @Inject Event<ServingChanged> changes;
  @Inject Hrefs hrefs;

  @Override
  public String master() {
    return "core_publication";
  }

  @Override
  public Condition visible() {
    return Condition.of(
        "core_publication.complete and core_publication.pulp_type = '" + name().pulpType() + "'");
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
  public Write deletion() {
    return Write.NOW;
  }

  @Override
  public void deleting(Stored before) {
    tasks.forgetCreated(before.id());
    changes.fire(ServingChanged.repository(queries.repositoryOf(before.id())));
  }

  /**
   * The version that a publication is to be made of: the one named, or the latest of the named
   * repository.
   */
  protected UUID version(UUID repository, UUID version) {
    if (repository == null && version == null) {
      throw Problem.Invalid.input(
          "Either the 'repository' or 'repository_version' need to be specified");
    }
    if (repository != null && version != null) {
      throw Problem.Invalid.input(
          "Either the 'repository' or 'repository_version' need to be specified but not both.");
    }
    return version != null
        ? version
        : queries
            .latest(repository)
            .orElseThrow(() ->
                Problem.Invalid.input(
                    "Repository has no version available to create Publication from"));
  }

  /** The PRN of the repository that a version belongs to: what making a publication shares. */
  protected String repositoryPrn(UUID version) {
    PublicationQueries.Owner owner = queries.owner(version);
    return hrefs.prnOf("repositories", owner.pulpType(), owner.id());
  }
}
