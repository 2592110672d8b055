package pulp.field;

import java.math.BigDecimal;

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
