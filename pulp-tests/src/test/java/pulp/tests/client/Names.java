package pulp.tests.client;

import java.util.UUID;

/** Makes names that no other test uses. */
public final class Names {
  private Names() {}

  /** The word with something behind it that makes it unique. */
  public static String unique(String word) {
    return word + "-" + UUID.randomUUID().toString().substring(0, 13);
  }
}
