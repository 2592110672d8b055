package pulp.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pulp.problem.Problem;
import pulp.sql.Condition;

/**
 * The language of {@code pulp_label_select} (specification 01 §8.3), compiled into one condition
 * over a jsonb column.
 */
final class LabelSelect {
  private static final Pattern TERM =
      Pattern.compile(
          "(!)?([\\w .-]+)(=|!=|~)?(.*)", Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);

  private LabelSelect() {}

  /** Compiles a selection over the labels in a column. */
  static Condition compile(String select, String column) {
    List<Condition> terms = new ArrayList<>();
    for (String term : select.split("(?<!\\\\),", -1)) {
      terms.add(term(term.strip(), column));
    }
    return Condition.and(terms);
  }

  private static Condition term(String term, String column) {
    Matcher parts = TERM.matcher(term);
    if (!parts.matches()) {
      throw Problem.Invalid.bare("Invalid search term: '" + term + "'.");
    }
    String key = parts.group(2).strip();
    String operator = parts.group(3);
    String value = parts.group(4).replace("\\,", ",");
    Condition there = Condition.of("jsonb_exists(" + column + ", ?)", key);
    if (parts.group(1) != null) {
      if (operator != null) {
        throw Problem.Invalid.bare("Cannot use an operator with '!" + key + "'.");
      }
      return there.not();
    }
    String read = column + " ->> ?";
    return switch (operator) {
      case null -> there;
      case "=" -> Condition.of(column + " @> jsonb_build_object(?::text, ?::text)", key, value);
      case "!=" ->
          Condition.and(
              List.of(there, Condition.of("(" + read + ") is distinct from ?", key, value)));
      default -> Condition.of("strpos(lower(" + read + "), lower(?)) > 0", key, value);
    };
  }
}
