package pulp.repository;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pulp.field.Field;
import pulp.field.Field.Selected;
import pulp.field.Fields;
import pulp.field.Kinds;
import pulp.field.ViewKind;
import pulp.json.Json;
import pulp.plugin.Hrefs;

/** The fields of repository versions (specification 02 §7.1). */
final class VersionFields {
  private static final String TABLE = "core_repository_version";
  private static final String TEXT = "{\"type\":\"string\"}";
  private static final String URI = "{\"format\":\"uri\",\"type\":\"string\"}";

  private static final String SELF =
      """
      (select jsonb_build_object('type', r.pulp_type, 'repository', r.pulp_id, 'number', {table}.number)
       from core_repository r where r.pulp_id = {table}.repository_id)\
      """;

  private static final String BASE =
      """
      (select jsonb_build_object('type', r.pulp_type, 'repository', r.pulp_id, 'number', b.number)
       from core_repository_version b join core_repository r on r.pulp_id = b.repository_id
       where b.pulp_id = {table}.base_version_id)\
      """;

  private static final String SUMMARY =
      """
      (select jsonb_build_object('type', r.pulp_type, 'repository', r.pulp_id, 'number', {table}.number, 'counts',
         (select coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'type', s.content_type, 'count', s.count)
            order by s.content_type), '[]') from core_version_summary s where s.version_id = {table}.pulp_id))
       from core_repository r where r.pulp_id = {table}.repository_id)\
      """;

  /** Where the units of each kind of count are listed. */
  private static final Map<String, String> FILTERS =
      Map.of(
          "A",
          "repository_version_added",
          "R",
          "repository_version_removed",
          "P",
          "repository_version");

  private VersionFields() {}

  static Fields common() {
    return Fields.in(
        TABLE,
        href("pulp_href", SELF),
        Kinds.view(
            "prn",
            "to_jsonb({table}.pulp_id)",
            TEXT,
            (id, hrefs) ->
                Json.createValue(
                    Hrefs.prn("core.repositoryversion", ((JsonString) id).getString()))),
        Kinds.moment("pulp_created").readOnly(),
        Kinds.moment("pulp_last_updated").readOnly());
  }

  static Fields all() {
    return Fields.in(
        TABLE,
        Kinds.integer("number").readOnly(),
        Kinds.view(
            "repository",
            SELF,
            URI,
            (row, hrefs) -> Json.createValue(repository(row.asJsonObject(), hrefs))),
        base(),
        Kinds.view(
            "content_summary",
            SUMMARY,
            "{\"allOf\":[{\"$ref\":\"#/components/schemas/ContentSummaryResponse\"}]}",
            (row, hrefs) -> summary(row.asJsonObject(), hrefs)),
        Kinds.view("vuln_report", "to_jsonb({table}.pulp_id)", TEXT, VersionFields::report));
  }

  /** The one field that the wire does not call read-only, though nobody writes it. */
  private static Field base() {
    ViewKind kind =
        new ViewKind(URI, (row, hrefs) -> Json.createValue(version(row.asJsonObject(), hrefs)));
    return Field.of("base_version", kind)
        .storedIn(null, List.of(new Selected("base_version", BASE)))
        .unordered();
  }

  private static Field href(String name, String expression) {
    return Kinds.view(
        name,
        expression,
        URI,
        (row, hrefs) -> Json.createValue(version(row.asJsonObject(), hrefs)));
  }

  private static String repository(JsonObject row, Hrefs hrefs) {
    return hrefs.of(
        "repositories", row.getString("type"), UUID.fromString(row.getString("repository")));
  }

  private static String version(JsonObject row, Hrefs hrefs) {
    return repository(row, hrefs) + "versions/" + row.getInt("number") + "/";
  }

  private static JsonValue report(JsonValue id, Hrefs hrefs) {
    String prn = Hrefs.prn("core.repositoryversion", ((JsonString) id).getString());
    return Json.createValue(hrefs.collection("vuln_report") + "?repo_versions=" + prn);
  }

  private static JsonValue summary(JsonObject row, Hrefs hrefs) {
    String version = version(row, hrefs);
    return Json.createObjectBuilder()
        .add("added", counts(row, "A", version, hrefs))
        .add("removed", counts(row, "R", version, hrefs))
        .add("present", counts(row, "P", version, hrefs))
        .build();
  }

  private static JsonObjectBuilder counts(
      JsonObject row, String kind, String version, Hrefs hrefs) {
    JsonObjectBuilder counts = Json.createObjectBuilder();
    for (JsonValue item : row.getJsonArray("counts")) {
      JsonObject count = item.asJsonObject();
      if (count.getString("kind").equals(kind)) {
        String list = hrefs.list("content", count.getString("type"));
        counts.add(
            count.getString("type"),
            Json.createObjectBuilder()
                .add("count", count.getJsonNumber("count"))
                .add("href", list + "?" + FILTERS.get(kind) + "=" + version));
      }
    }
    return counts;
  }
}
