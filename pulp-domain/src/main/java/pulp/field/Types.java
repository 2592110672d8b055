package pulp.field;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;

/**
 * What messages call the types of JSON values: the wire's words, taken from the original's
 * language.
 */
public final class Types {
  private Types() {}

  /** {@code str}, {@code int}, {@code list} … */
  public static String name(JsonValue value) {
    return switch (value.getValueType()) {
      case STRING -> "str";
      case NUMBER -> ((JsonNumber) value).isIntegral() ? "int" : "float";
      case TRUE, FALSE -> "bool";
      case ARRAY -> "list";
      case OBJECT -> "dict";
      case NULL -> "NoneType";
    };
  }
}
