package pulp.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Query strings, taken apart by us: servers disagree about what they see in them. */
public final class QueryString {
  private QueryString() {}

  /**
   * Parameters in the order sent, each with all of its values.
   *
   * @param raw as it was sent; null for none
   * @param decode resolves the escapes of a name or a value in which a plus is a space already
   */
  public static Map<String, List<String>> read(String raw, UnaryOperator<String> decode) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (raw == null) {
      return parameters;
    }
    for (String pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] sides = pair.replace('+', ' ').split("=", 2);
        parameters
            .computeIfAbsent(decode.apply(sides[0]), any -> new ArrayList<>())
            .add(sides.length == 2 ? decode.apply(sides[1]) : "");
      }
    }
    return parameters;
  }
}
