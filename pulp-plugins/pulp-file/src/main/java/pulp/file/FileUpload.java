package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import pulp.content.SourceInput;
import pulp.field.Fields;
import pulp.field.Values;
import pulp.resource.Operation;
import pulp.resource.OperationNames;
import pulp.resource.ResourceService;
import pulp.resource.ResourceTypes;
import pulp.resource.Views;
import pulp.web.Call;
import pulp.web.Reply;

/** Making a file unit in the request: {@code content/file/files/upload/}. */
@ApplicationScoped
class FileUpload {
  private static final Fields FIELDS = FileContentFields.withoutRepository();

  @Inject SourceInput source;
  @Inject FileUnits units;
  @Inject ResourceService service;
  @Inject ResourceTypes types;
  @Inject Views views;

  List<Operation> operations() {
    String endpoint = FileContentType.NAME.endpoint();
    return List.of(
        Operation.of(
                "POST",
                endpoint + "/upload/",
                OperationNames.id(endpoint, "upload"),
                OperationNames.tag(endpoint),
                this::upload)
            .taking("FileContentUpload", FIELDS)
            .answering(201, "FileContentUploadResponse"));
  }

  private Reply upload(Call call) {
    Values given = FIELDS.read(call.input().values(), service.reading(call.input().form()));
    source.check(given);
    UUID unit = units.unit(given);
    var view = views.of(types.of(FileContentType.NAME), unit);
    return Reply.json(201, view).with("Location", view.getString("pulp_href"));
  }
}
