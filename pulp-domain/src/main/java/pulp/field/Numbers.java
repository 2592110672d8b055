package pulp.field;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import pulp.field.Field.Trait;

/** What both kinds of numbers need. */
final class Numbers {
  /** Longer texts are refused before they are parsed: a number from outside has a bound. */
  private static final int LONGEST = 40;

  private Numbers() {}

  static BigDecimal decimal(String text) {
    String number = text.strip();
    if (number.length() > LONGEST) {
      throw new NumberFormatException("too long");
    }
    return new BigDecimal(number);
  }

  /** An empty text is no number, where there may be none. */
  static Object normal(Field field, Object input) {
    boolean empty = input instanceof JsonString text && text.getString().isBlank();
    return empty && field.is(Trait.NULLABLE) ? JsonValue.NULL : input;
  }

  static void bound(Field field, Number value) throws Reading.Wrong {
    Number least = field.bounds().least();
    Number most = field.bounds().most();
    if (least != null && value.doubleValue() < least.doubleValue()) {
      throw new Reading.Wrong("Ensure this value is greater than or equal to " + least + ".");
    }
    if (most != null && value.doubleValue() > most.doubleValue()) {
      throw new Reading.Wrong("Ensure this value is less than or equal to " + most + ".");
    }
  }
}
