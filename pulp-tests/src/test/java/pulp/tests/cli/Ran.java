package pulp.tests.cli;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;

/** What a command said. */
record Ran(List<String> command, int exit, String out, String err) {
  /** What stands on standard output, which is JSON. */
  JsonValue json() {
    try (JsonReader reader = Json.createReader(new StringReader(out))) {
      return reader.readValue();
    } catch (RuntimeException e) {
      throw new AssertionError("No JSON: " + this, e);
    }
  }

  JsonObject object() {
    return json().asJsonObject();
  }

  List<JsonObject> list() {
    JsonArray array = json().asJsonArray();
    return array.getValuesAs(JsonObject.class);
  }

  @Override
  public String toString() {
    return "pulp " + String.join(" ", command) + " → " + exit + "\n" + out + "\n" + err;
  }
}
