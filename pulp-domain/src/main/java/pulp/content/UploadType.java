package pulp.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import pulp.artifact.CommitUpload;
import pulp.artifact.ContentRange;
import pulp.artifact.Uploads;
import pulp.field.Fields;
import pulp.field.Kinds;
import pulp.field.Values;
import pulp.plugin.TypeName;
import pulp.resource.Filter;
import pulp.resource.Filters;
import pulp.resource.Operation;
import pulp.resource.Operation.Parameter;
import pulp.resource.Operation.Shape;
import pulp.resource.OperationNames;
import pulp.resource.References;
import pulp.resource.ResourceService;
import pulp.resource.ResourceType;
import pulp.resource.Stored;
import pulp.resource.TaskReply;
import pulp.resource.Views;
import pulp.storage.Received;
import pulp.task.Tasks;
import pulp.web.Call;
import pulp.web.Reply;

/** Uploads: made with the size of the whole, filled by chunks, and committed. */
@ApplicationScoped
public class UploadType implements ResourceType {
  private static final TypeName NAME =
      new TypeName("core.upload", "uploads", "core.Upload", "Upload", "core_upload");
  private static final String CHUNKS =
      """
      (select coalesce(json_agg(json_build_object('offset', c."offset", 'size', c.size) order by c."offset"), '[]')
       from core_upload_chunk c where c.upload_id = {table}.pulp_id)
      """;
  private static final String CHUNKS_SCHEMA =
      """
      {"type": "array", "items": {"$ref": "#/components/schemas/UploadChunkResponse"}}
      """;
  private static final Fields CHUNK =
      Fields.of(
          Kinds.file("file").asRequired().writeOnly(), Kinds.text("sha256").orNull().writeOnly());
  private static final Fields COMMIT = Fields.of(Kinds.text("sha256").asRequired());

  @Inject Uploads uploads;
  @Inject Views views;
  @Inject ResourceService service;
  @Inject Tasks tasks;
  @Inject TaskReply taskReply;

  @Override
  public TypeName name() {
    return NAME;
  }

  @Override
  public String master() {
    return "core_upload";
  }

  @Override
  public Fields fields() {
    return Fields.in("core_upload", Kinds.integer("size").asRequired());
  }

  @Override
  public Fields itemFields() {
    return Fields.in("core_upload", Kinds.view("chunks", CHUNKS, CHUNKS_SCHEMA));
  }

  @Override
  public String itemSchema() {
    return "UploadDetailResponse";
  }

  @Override
  public List<Filter> filters() {
    return Filters.only(
        Filters.wholeNumbers("size", "core_upload.size"),
        "size",
        "size__gt",
        "size__lt",
        "size__range");
  }

  @Override
  public List<String> orderings() {
    return List.of("pulp_created", "pulp_id", "pulp_last_updated", "size");
  }

  @Override
  public Write creation() {
    return Write.NOW;
  }

  @Override
  public Write deletion() {
    return Write.NOW;
  }

  @Override
  public void deleting(Stored before) {
    uploads.delete(before.id());
  }

  @Override
  public List<Operation> operations() {
    Parameter range = new Parameter("Content-Range", "header", Shape.TEXT, true, List.of());
    Operation put = operation("PUT", "uploads/{pulp_id}/", "update", this::put);
    Operation commit = operation("POST", "uploads/{pulp_id}/commit/", "commit", this::commit);
    return List.of(
        put.taking("UploadChunk", CHUNK).answering(200, "UploadResponse").with(List.of(range)),
        commit.taking("UploadCommit", COMMIT).answeringTask());
  }

  private Operation operation(String method, String path, String action, pulp.web.Handler handler) {
    String id = OperationNames.id(NAME.endpoint(), action);
    return Operation.of(method, path, id, OperationNames.tag(NAME.endpoint()), handler)
        .under(hrefParameter());
  }

  private Reply put(Call call) {
    UUID upload = upload(call);
    Values chunk = body(CHUNK, call);
    ContentRange range = ContentRange.of(call.header("Content-Range"));
    uploads.put(upload, range, (Received) chunk.get("file"), chunk.text("sha256"));
    return Reply.json(200, views.of(this, upload));
  }

  private Reply commit(Call call) {
    UUID upload = upload(call);
    String sha256 = body(COMMIT, call).text("sha256");
    uploads.checkComplete(upload);
    return taskReply.of(
        tasks
            .of(CommitUpload.class, new CommitUpload.Params(upload, sha256))
            .exclusively(pulp.plugin.Hrefs.prn(NAME.label(), upload))
            .submit());
  }

  private Values body(Fields fields, Call call) {
    return fields.read(call.input().values(), service.reading(call.input().form()));
  }

  private UUID upload(Call call) {
    return views.stored(this, References.key(call, "pulp_id")).id();
  }
}
