package pulp.distribution;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.UUID;
import pulp.field.Fields;
import pulp.field.Kinds;
import pulp.field.Moments;
import pulp.json.Json;
import pulp.plugin.Hrefs;

/** The fields of distributions (specification 02 §10.1). */
public final class DistributionFields {
  private static final String TABLE = "core_distribution";
  private static final String TEXT = "{\"type\":\"string\"}";
  private static final String GUARDS = "contentguards";

  /**
   * A type that publishes ignores a pinned version's immutability, for a newer publication of it
   * may appear.
   */
  private static final String PINNED =
      "to_jsonb(case when {table}.publication_id is not null then {table}.pulp_last_updated end)";

  private DistributionFields() {}

  /** Those of every type. */
  public static Fields all() {
    return Fields.in(
        TABLE,
        Kinds.path("base_path").asRequired(),
        Kinds.view("base_url", "to_jsonb({table}.base_path)", TEXT, DistributionFields::url),
        Kinds.reference("content_guard", GUARDS, "core_content_guard").orNull(),
        Kinds.view(
            "content_guard_prn",
            "(select jsonb_build_array(g.pulp_type, g.pulp_id) from core_content_guard g"
                + " where g.pulp_id = {table}.content_guard_id)",
            TEXT,
            DistributionFields::guard),
        Kinds.view("no_content_change_since", PINNED, TEXT, DistributionFields::moment),
        Kinds.flag("hidden").or(false),
        Kinds.labels(),
        Kinds.text("name").asRequired(),
        Kinds.reference("repository", "repositories", "core_repository").orNull(),
        Kinds.version("repository_version").orNull());
  }

  /** Those of a type that serves publications, and by time if it is asked to. */
  public static Fields publishing() {
    return all()
        .and(
            Fields.in(
                TABLE,
                Kinds.reference("publication", "publications", "core_publication").orNull(),
                Kinds.flag("checkpoint").initially(false)));
  }

  private static JsonValue url(JsonValue basePath, Hrefs hrefs) {
    return Json.createValue(hrefs.content(((JsonString) basePath).getString()));
  }

  private static JsonValue guard(JsonValue row, Hrefs hrefs) {
    JsonArray guard = row.asJsonArray();
    return Json.createValue(
        hrefs.prnOf(GUARDS, guard.getString(0), UUID.fromString(guard.getString(1))));
  }

  private static JsonValue moment(JsonValue text, Hrefs hrefs) {
    return Json.createValue(
        Moments.text(Moments.parse(((JsonString) text).getString()).orElseThrow()));
  }
}
