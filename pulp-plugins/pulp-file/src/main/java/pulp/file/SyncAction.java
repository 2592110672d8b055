package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import pulp.field.Fields;
import pulp.field.Kinds;
import pulp.field.Ref;
import pulp.field.Values;
import pulp.problem.Problem;
import pulp.resource.Operation;
import pulp.resource.OperationNames;
import pulp.resource.References;
import pulp.resource.ResourceService;
import pulp.resource.Stored;
import pulp.resource.TaskReply;
import pulp.resource.Views;
import pulp.task.Tasks;
import pulp.web.Call;
import pulp.web.Reply;

/** The {@code sync/} action of a file repository (specification 04 §16.1). */
@ApplicationScoped
class SyncAction {
  private static final Fields FIELDS =
      Fields.of(
          Kinds.reference("remote", "remotes", "core_remote"),
          Kinds.flag("mirror").or(false),
          Kinds.flag("optimize").or(true));

  @Inject FileQueries queries;
  @Inject ResourceService service;
  @Inject Views views;
  @Inject Tasks tasks;
  @Inject TaskReply reply;

  Operation of(FileRepositoryType type) {
    String endpoint = type.name().endpoint();
    return Operation.of(
            "POST",
            endpoint + "/{pulp_id}/sync/",
            OperationNames.id(endpoint, "sync"),
            OperationNames.tag(endpoint),
            call -> sync(type, call))
        .under(type.hrefParameter())
        .taking("FileRepositorySyncURL", FIELDS)
        .answeringTask();
  }

  private Reply sync(FileRepositoryType type, Call call) {
    Stored repository = views.stored(type, References.key(call, "pulp_id"));
    Values given = FIELDS.full(call.input().values(), service.reading(call.input().form()));
    Ref remote = remote(repository, given);
    if (given.flag("mirror") && repository.flag("autopublish")) {
      throw Problem.Invalid.bare("Cannot use mirror mode with autopublished repository.");
    }
    SyncFiles.Params params =
        new SyncFiles.Params(
            repository.id(), remote.id(), given.flag("mirror"), given.flag("optimize"));
    UUID task =
        tasks
            .of(SyncFiles.class, params)
            .exclusively(repository.prn())
            .sharing(remote.prn())
            .submit();
    return reply.of(task);
  }

  private Ref remote(Stored repository, Values given) {
    Ref remote =
        given.get("remote") != null
            ? given.ref("remote")
            : queries
                .remoteOf(repository.id())
                .map(id -> new Ref(id, FileRemoteType.NAME))
                .orElseThrow(() ->
                    Problem.Invalid.field(
                        "remote",
                        "This field is required since a remote is not set on the repository."));
    if (!remote.type().pulpType().equals("file.file")) {
      throw Problem.Invalid.field(
          "remote",
          "Type for Remote '"
              + remote.prn()
              + "' does not match Repository '"
              + repository.prn()
              + "'.");
    }
    return remote;
  }
}
