package example.pair;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pulp.content.ContentFilters;
import pulp.content.ContentType;
import pulp.field.Fields;
import pulp.field.Kinds;
import pulp.field.Values;
import pulp.plugin.Hrefs;
import pulp.plugin.TypeName;
import pulp.resource.Filter;
import pulp.resource.Filters;
import pulp.resource.ResourceService;
import pulp.task.TaskRun;

/** A unit of two artifacts: what is signed, and its signature. */
@ApplicationScoped
public class PairContentType implements ContentType {
  static final TypeName NAME =
      new TypeName("pair.pair", "content/pair/pairs", "pair.Pair", "pair.Pair", "pair_content");

  private static final String ARTIFACTS =
      """
      (select jsonb_object_agg(ca.relative_path, ca.artifact_id)
       from core_content_artifact ca where ca.content_id = {table}.pulp_id)\
      """;

  @Inject Pairs pairs;
  @Inject ContentFilters filters;

  @Override
  public TypeName name() {
    return NAME;
  }

  @Override
  public List<String> naturalKey() {
    return List.of("name", "digests", "pulp_domain_id");
  }

  @Override
  public List<String> repositoryKey() {
    return List.of("name");
  }

  @Override
  public Fields fields() {
    return Fields.in(
        "pair_content",
        Kinds.labels().in("core_content"),
        Kinds.text("name").asRequired(),
        Kinds.view("artifacts", ARTIFACTS, "{\"type\":\"object\"}", PairContentType::hrefs),
        Kinds.input("data", "artifacts").asRequired(),
        Kinds.input("signature", "artifacts").asRequired(),
        Kinds.input("repository", "repositories"));
  }

  private static JsonValue hrefs(JsonValue artifacts, Hrefs hrefs) {
    JsonObjectBuilder shown = Json.createObjectBuilder();
    artifacts
        .asJsonObject()
        .forEach(
            (path, id) -> shown.add(path, hrefs.item("artifacts", ((JsonString) id).getString())));
    return shown.build();
  }

  @Override
  public List<Filter> filters() {
    List<Filter> all = new ArrayList<>(filters.all());
    all.addAll(Filters.names("name", "pair_content.name"));
    return all;
  }

  @Override
  public List<String> orderings() {
    return List.of("name", "pulp_created");
  }

  @Override
  public Write creation() {
    return Write.TASK;
  }

  @Override
  public List<String> reserved(Values given) {
    return given.get("repository") == null ? List.of() : List.of(given.ref("repository").prn());
  }

  @Override
  public UUID create(Values given, TaskRun run, ResourceService service) {
    UUID unit = pairs.create(given.text("name"), given.id("data"), given.id("signature"));
    if (given.get("repository") != null) {
      pairs.put(unit, given.id("repository"), run);
    }
    run.created(NAME.label(), unit);
    return unit;
  }
}
