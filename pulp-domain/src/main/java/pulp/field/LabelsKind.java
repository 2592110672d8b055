package pulp.field;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import pulp.json.Json;

/** Labels (specification 01 §8.1). */
public final class LabelsKind extends MapKind {
  private static final Pattern KEY = Pattern.compile("[\\w .-]+", Pattern.UNICODE_CHARACTER_CLASS);

  @Override
  public Object read(Field field, Object input, Reading reading) throws Reading.Wrong {
    JsonValue value =
        reading.form() && input instanceof JsonString text
            ? parsed(text.getString())
            : (JsonValue) input;
    if (!(value instanceof jakarta.json.JsonObject object)) {
      throw new Reading.Wrong(
          "Expected a dictionary of items but got type \"" + Types.name(value) + "\".");
    }
    Map<String, String> labels = new LinkedHashMap<>();
    JsonObjectBuilder wrong = Json.createObjectBuilder();
    for (Map.Entry<String, JsonValue> entry : object.entrySet()) {
      try {
        String text =
            JsonValue.NULL.equals(entry.getValue())
                ? null
                : Characters.checked(TextKind.plain(entry.getValue()).strip());
        labels.put(entry.getKey(), text);
      } catch (Reading.Wrong refused) {
        wrong.add(entry.getKey(), Json.createArrayBuilder().add(refused.getMessage()));
      }
    }
    JsonValue parts = wrong.build();
    if (!parts.asJsonObject().isEmpty()) {
      throw new Reading.Wrong(parts);
    }
    for (Map.Entry<String, String> label : labels.entrySet()) {
      Optional<String> refusal = refusal(label.getKey(), label.getValue());
      if (refusal.isPresent()) {
        throw new Reading.Wrong(refusal.get());
      }
    }
    return labels;
  }

  /** Why a key or its value is refused, if it is. */
  public static Optional<String> refusal(String key, String value) {
    if (!KEY.matcher(key).matches()) {
      return Optional.of(
          "Key '"
              + key
              + "' contains invalid characters. Only alphanumerics, underscores, spaces, hyphens, and dots are allowed.");
    }
    if (value != null && (value.indexOf('(') >= 0 || value.indexOf(')') >= 0)) {
      return Optional.of("Key '" + key + "' contains value with parenthesis.");
    }
    return Optional.empty();
  }

  private static JsonValue parsed(String text) throws Reading.Wrong {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    } catch (jakarta.json.JsonException e) {
      throw new Reading.Wrong("Expected a dictionary of items but got type \"str\".");
    }
  }
}
