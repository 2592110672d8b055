package pulp.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import pulp.field.Fields;
import pulp.field.Kinds;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.plugin.TypeName;
import pulp.resource.Filter;
import pulp.resource.KindList;
import pulp.sql.Condition;

/** The list of all content units, of whatever type, with their artifacts by path. */
@ApplicationScoped
public class ContentList extends KindList {
  private static final TypeName NAME =
      new TypeName(
          "core.content", "content", "core.Content", "MultipleArtifactContent", "core_content");

  private static final String ARTIFACTS =
      """
      (select coalesce(jsonb_object_agg(ca.relative_path, ca.artifact_id), '{}')
       from core_content_artifact ca where ca.content_id = {table}.pulp_id)\
      """;

  @Inject ContentFilters filters;

  @Override
  public TypeName name() {
    return NAME;
  }

  @Override
  public String master() {
    return "core_content";
  }

  @Override
  public Condition visible() {
    return Condition.of("core_content.pulp_type <> 'core.publishedmetadata'");
  }

  @Override
  public Fields fields() {
    return Fields.in(
        "core_content",
        Kinds.labels(),
        Kinds.view("vuln_report", "null::jsonb", "{\"format\":\"uri\",\"type\":\"string\"}"),
        Kinds.view("artifacts", ARTIFACTS, "{\"type\":\"object\"}", ContentList::hrefs));
  }

  private static JsonValue hrefs(JsonValue artifacts, Hrefs hrefs) {
    JsonObjectBuilder shown = Json.createObjectBuilder();
    for (var artifact : ((JsonObject) artifacts).entrySet()) {
      JsonValue id = artifact.getValue();
      shown.add(
          artifact.getKey(),
          id instanceof JsonString text
              ? Json.createValue(hrefs.item("artifacts", text.getString()))
              : JsonValue.NULL);
    }
    return shown.build();
  }

  @Override
  protected List<Filter> kindFilters() {
    return filters.all();
  }

  @Override
  public List<String> orderings() {
    return List.of();
  }
}
