package pulp.repository;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.util.UUID;
import pulp.field.Fields;
import pulp.field.Kinds;
import pulp.json.Json;
import pulp.plugin.Hrefs;

/** The fields of repositories, of whatever type (specification 02 §6.1). */
public final class RepositoryFields {
  private static final String TABLE = "core_repository";
  private static final String URI = "{\"format\":\"uri\",\"type\":\"string\"}";
  private static final String SELF = "jsonb_build_array({table}.pulp_type, {table}.pulp_id)";
  private static final String LATEST =
      """
      jsonb_build_array({table}.pulp_type, {table}.pulp_id,
        (select max(v.number) from core_repository_version v where v.repository_id = {table}.pulp_id and v.complete))\
      """;

  private RepositoryFields() {}

  /** All of them. */
  public static Fields all() {
    return Fields.in(
        TABLE,
        Kinds.view(
            "versions_href",
            SELF,
            URI,
            (row, hrefs) -> Json.createValue(href(row, hrefs) + "versions/")),
        Kinds.labels(),
        Kinds.view("latest_version_href", LATEST, URI, RepositoryFields::latest),
        Kinds.text("name").asRequired(),
        Kinds.text("description").orNull(),
        Kinds.integer("retain_repo_versions").orNull().atLeast(1),
        Kinds.integer("retain_checkpoints").orNull().atLeast(1),
        Kinds.reference("remote", "remotes", "core_remote").orNull());
  }

  private static JsonValue latest(JsonValue row, Hrefs hrefs) {
    return Json.createValue(href(row, hrefs) + "versions/" + row.asJsonArray().getInt(2) + "/");
  }

  private static String href(JsonValue row, Hrefs hrefs) {
    JsonArray parts = row.asJsonArray();
    return hrefs.of("repositories", parts.getString(0), UUID.fromString(parts.getString(1)));
  }
}
