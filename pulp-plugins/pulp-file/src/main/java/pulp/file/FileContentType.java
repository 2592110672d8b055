package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pulp.content.ContentCounts;
import pulp.content.ContentFilters;
import pulp.content.ContentType;
import pulp.content.SourceInput;
import pulp.field.Fields;
import pulp.field.Values;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.plugin.TypeName;
import pulp.problem.Problem;
import pulp.resource.Filter;
import pulp.resource.Filters;
import pulp.resource.Operation;
import pulp.resource.ResourceService;
import pulp.resource.Stored;
import pulp.storage.Received;
import pulp.task.TaskRun;

/** One file, known by where it lies and what it holds. */
@ApplicationScoped
public class FileContentType implements ContentType {
  static final TypeName NAME =
      new TypeName(
          "file.file",
          "content/file/files",
          "file.FileContent",
          "file.FileContent",
          "file_content");

  @Inject ContentFilters filters;
  @Inject ContentCounts counts;
  @Inject SourceInput source;
  @Inject FileUnits units;
  @Inject FileUpload upload;
  @Inject Hrefs hrefs;

  @Override
  public TypeName name() {
    return NAME;
  }

  @Override
  public List<String> naturalKey() {
    return List.of("relative_path", "digest", "pulp_domain_id");
  }

  @Override
  public List<String> repositoryKey() {
    return List.of("relative_path");
  }

  @Override
  public boolean isReclaimable() {
    return true;
  }

  @Override
  public Fields fields() {
    return FileContentFields.all();
  }

  @Override
  public String lookups() {
    return FileContentFields.ARTIFACT;
  }

  @Override
  public List<Filter> filters() {
    List<Filter> all = new ArrayList<>(filters.all());
    all.addAll(Filters.names("relative_path", "file_content.relative_path"));
    all.addAll(Filters.exact("digest", "file_content.digest"));
    all.addAll(Filters.exact("sha256", "file_content.digest"));
    return all;
  }

  @Override
  public List<String> orderings() {
    return List.of(
        "digest",
        "pulp_created",
        "pulp_id",
        "pulp_labels",
        "pulp_last_updated",
        "pulp_type",
        "relative_path",
        "timestamp_of_interest",
        "upstream_id");
  }

  @Override
  public Optional<String> ordering(String name) {
    return name.equals("digest") ? Optional.of("file_content.digest") : Optional.empty();
  }

  @Override
  public Optional<Long> knownCount(Map<String, List<String>> query) {
    return counts.of(NAME, query);
  }

  @Override
  public Write creation() {
    return Write.TASK;
  }

  @Override
  public void check(Values given, Optional<Stored> before) {
    source.check(given);
    if (given.get("repository") != null
        && !given.ref("repository").type().pulpType().equals("file.file")) {
      throw Problem.Invalid.field("repository", "Content is not supported by this repository.");
    }
    if (given.has("overwrite") && given.get("repository") == null) {
      throw Problem.Invalid.field(
          "overwrite", "'overwrite' can only be used together with 'repository'.");
    }
  }

  @Override
  public List<String> reserved(Values given) {
    List<String> resources = new ArrayList<>();
    for (String name : List.of("repository", "upload")) {
      if (given.get(name) != null) {
        resources.add(given.ref(name).prn());
      }
    }
    return resources;
  }

  /** A file that came with the request becomes an artifact before the task is dispatched. */
  @Override
  public Map<String, Object> dispatched(Map<String, Object> inputs, Values given) {
    if (!(given.get("file") instanceof Received)) {
      return inputs;
    }
    Map<String, Object> body = new LinkedHashMap<>(inputs);
    body.remove("file");
    body.put("artifact", Json.createValue(hrefs.item("artifacts", source.artifact(given).id())));
    return body;
  }

  @Override
  public UUID create(Values given, TaskRun run, ResourceService service) {
    return units.create(given, run);
  }

  @Override
  public List<Operation> operations() {
    return upload.operations();
  }

  @Override
  public Map<String, Fields> furtherAnswers() {
    return Map.of(
        "FileContentUploadResponse", commonFields().and(FileContentFields.withoutRepository()));
  }
}
