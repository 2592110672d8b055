package pulp.publication;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.util.UUID;
import pulp.json.Json;
import pulp.plugin.Hrefs;

/** Shows distributions, selected as pairs of type and key, as hrefs. */
final class DistributionHrefs {
  private DistributionHrefs() {}

  static JsonValue of(JsonValue pairs, Hrefs hrefs) {
    JsonArrayBuilder shown = Json.createArrayBuilder();
    for (JsonValue item : pairs.asJsonArray()) {
      JsonArray pair = item.asJsonArray();
      shown.add(hrefs.of("distributions", pair.getString(0), UUID.fromString(pair.getString(1))));
    }
    return shown.build();
  }
}
