package pulp.field;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** Characters that a database cannot keep. */
final class Characters {
  private Characters() {}

  /** Refuses NUL, and halves of characters that stand alone. */
  static String checked(String text) throws Reading.Wrong {
    if (text.indexOf('\0') >= 0) {
      throw new Reading.Wrong("Null characters are not allowed.");
    }
    int half = text.codePoints().filter(Characters::isHalf).findFirst().orElse(0);
    if (half != 0) {
      throw new Reading.Wrong(
          "Surrogate characters are not allowed: U+" + "%04X".formatted(half) + ".");
    }
    return text;
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** Looks through JSON of any depth; the parser bounds it. */
  static void check(JsonValue value) throws Reading.Wrong {
    switch (value.getValueType()) {
      case STRING -> checked(((JsonString) value).getString());
      case ARRAY -> {
        for (JsonValue item : value.asJsonArray()) {
          check(item);
        }
      }
      case OBJECT -> {
        for (var entry : value.asJsonObject().entrySet()) {
          checked(entry.getKey());
          check(entry.getValue());
        }
      }
      default -> {}
    }
  }
}
