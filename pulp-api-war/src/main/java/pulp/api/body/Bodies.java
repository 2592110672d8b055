package pulp.api.body;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import pulp.field.Types;
import pulp.json.Json;
import pulp.problem.Problem;
import pulp.web.Call;
import pulp.web.Input;

/** Reads bodies. */
@ApplicationScoped
public class Bodies {
  private static final int LONGEST_JSON = 64 * 1024 * 1024;

  /** The values of a body, by name. */
  public Input read(Call call) {
    try {
      byte[] bytes = call.body().readNBytes(LONGEST_JSON);
      return new Input(bytes.length == 0 ? new LinkedHashMap<>() : json(bytes), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> json(byte[] bytes) {
    JsonValue value;
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      value = reader.readValue();
    } catch (JsonException e) {
      throw new Problem.Malformed("JSON parse error - " + e.getMessage());
    }
    if (value instanceof JsonObject object) {
      return new LinkedHashMap<>(object);
    }
    throw Problem.Invalid.input(
        value == JsonValue.NULL
            ? "No data provided"
            : "Invalid data. Expected a dictionary, but got " + Types.name(value) + ".");
  }
}
