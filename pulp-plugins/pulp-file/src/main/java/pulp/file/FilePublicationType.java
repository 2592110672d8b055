package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import pulp.field.Fields;
import pulp.field.Kinds;
import pulp.field.Values;
import pulp.plugin.TypeName;
import pulp.problem.Problem;
import pulp.publication.PublicationFields;
import pulp.publication.PublicationType;
import pulp.resource.Operation;
import pulp.resource.OperationNames;
import pulp.resource.ResourceService;
import pulp.resource.TaskReply;
import pulp.task.Tasks;
import pulp.web.Call;
import pulp.web.Reply;

/** Publications of files: every file under its own path, and a manifest of all. */
@ApplicationScoped
public class FilePublicationType extends PublicationType {
  static final TypeName NAME =
      new TypeName(
          "file.file",
          "publications/file/file",
          "file.FilePublication",
          "file.FilePublication",
          "file_publication");

  @Inject ManifestNames names;
  @Inject ResourceService service;
  @Inject Tasks tasks;
  @Inject TaskReply reply;

  @Override
  public TypeName name() {
    return NAME;
  }

  @Override
  public Fields fields() {
    return PublicationFields.all()
        .and(PublicationFields.distributions())
        .and(Fields.in("file_publication", Kinds.text("manifest").orNull().or("PULP_MANIFEST")))
        .and(Fields.in(master(), Kinds.flag("checkpoint")));
  }

  @Override
  public List<Operation> operations() {
    String endpoint = NAME.endpoint();
    return List.of(
        Operation.of(
                "POST",
                endpoint + "/",
                OperationNames.id(endpoint, "create"),
                OperationNames.tag(endpoint),
                this::publish)
            .taking(NAME.schema(), fields())
            .answeringTask());
  }

  private Reply publish(Call call) {
    Values given = fields().read(call.input().values(), service.reading(call.input().form()));
    names.check(given.text("manifest"));
    if (given.flag("checkpoint") && given.get("repository_version") != null) {
      throw Problem.Invalid.input("'checkpoint' may only be used with 'repository'");
    }
    UUID version = version(given.id("repository"), given.id("repository_version"));
    PublishFiles.Params params =
        new PublishFiles.Params(version, given.text("manifest"), given.flag("checkpoint"));
    return reply.of(tasks.of(PublishFiles.class, params).sharing(repositoryPrn(version)).submit());
  }
}
