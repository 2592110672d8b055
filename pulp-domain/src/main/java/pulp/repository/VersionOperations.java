package pulp.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import pulp.plugin.TypeName;
import pulp.problem.Problem;
import pulp.resource.ListParameters;
import pulp.resource.Operation;
import pulp.resource.OperationNames;
import pulp.resource.PageReply;
import pulp.resource.References;
import pulp.resource.Stored;
import pulp.resource.TaskReply;
import pulp.resource.Views;
import pulp.sql.Condition;
import pulp.task.Tasks;
import pulp.web.Call;
import pulp.web.Reply;

/**
 * What a repository offers besides what every resource does: its versions, and changing its
 * content.
 */
@ApplicationScoped
class VersionOperations {
  @Inject VersionType versions;
  @Inject VersionQueries queries;
  @Inject VersionDeletion deletion;
  @Inject ModifyContent modify;
  @Inject Views views;
  @Inject PageReply pages;
  @Inject ListParameters parameters;
  @Inject Tasks tasks;
  @Inject TaskReply taskReply;

  List<Operation> of(RepositoryType type) {
    TypeName name = type.name();
    String endpoint = name.endpoint() + "/versions";
    String collection = name.endpoint() + "/{repository_pk}/versions/";
    String tag = OperationNames.tag(endpoint);
    String item = itemParameter(name);
    return List.of(
        Operation.of(
                "GET",
                collection,
                OperationNames.id(endpoint, "list"),
                tag,
                call -> list(type, call))
            .under(type.hrefParameter())
            .with(parameters.of(versions, "pulp_id__in"))
            .answering(200, "PaginatedRepositoryVersionResponseList"),
        Operation.of(
                "GET",
                collection + "{number}/",
                OperationNames.id(endpoint, "read"),
                tag,
                call -> read(type, call))
            .under(item)
            .answering(200, "RepositoryVersionResponse"),
        Operation.of(
                "DELETE",
                collection + "{number}/",
                OperationNames.id(endpoint, "delete"),
                tag,
                call -> delete(type, call))
            .under(item)
            .answeringTask(),
        modify.of(type));
  }

  /**
   * {@code file_file_repository_version_href}: the label of the plugin, then the last piece of the
   * endpoint.
   */
  private static String itemParameter(TypeName name) {
    String piece = name.endpoint().substring(name.endpoint().lastIndexOf('/') + 1);
    return (name.app().equals("core") ? "" : name.app() + "_") + piece + "_repository_version_href";
  }

  private Reply list(RepositoryType type, Call call) {
    UUID repository = repository(type, call).id();
    Condition within = Condition.of("core_repository_version.repository_id = ?", repository);
    return pages.of(views.list(versions, within, call.query()), call);
  }

  private Reply read(RepositoryType type, Call call) {
    return Reply.json(
        200, views.read(versions, version(repository(type, call).id(), call), call.query()));
  }

  private Reply delete(RepositoryType type, Call call) {
    Stored repository = repository(type, call);
    UUID version = version(repository.id(), call);
    deletion.checkUnprotected(version, repository.id());
    DeleteVersion.Params params = new DeleteVersion.Params(repository.id(), version);
    return taskReply.of(
        tasks.of(DeleteVersion.class, params).exclusively(repository.prn()).submit());
  }

  private Stored repository(RepositoryType type, Call call) {
    return views.stored(type, References.key(call, "repository_pk"));
  }

  private UUID version(UUID repository, Call call) {
    try {
      return queries
          .numbered(repository, Integer.parseInt(call.variables().get("number")))
          .orElseThrow(() -> Problem.NotFound.row("RepositoryVersion"));
    } catch (NumberFormatException e) {
      throw new Problem.NotFound("Not found.");
    }
  }
}
