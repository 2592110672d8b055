package pulp.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of a where clause with its bound values. The text comes from declared columns only, never
 * from a request.
 *
 * @param text SQL with a {@code ?} for each value
 * @param values in the order of the question marks
 */
public record Condition(String text, List<Object> values) {
  /** True for every row. */
  public static final Condition ALL = of("true");

  /** True for no row. */
  public static final Condition NONE = of("false");

  /** Text and values together. */
  public static Condition of(String text, Object... values) {
    return new Condition(text, Arrays.asList(values));
  }

  /** All of them. */
  public static Condition and(List<Condition> all) {
    return all.isEmpty() ? ALL : joined(all, " and ");
  }

  /** Any of them. */
  public static Condition or(List<Condition> any) {
    return any.isEmpty() ? NONE : joined(any, " or ");
  }

  /** Every row that this one does not select, rows with nulls included. */
  public Condition not() {
    return within("(%s) is not true");
  }

  /** A condition that has this one in the place of its {@code %s}. */
  public Condition within(String around) {
    return new Condition(around.formatted(text), values);
  }

  private static Condition joined(List<Condition> parts, String word) {
    List<Object> values = new ArrayList<>();
    parts.forEach(part -> values.addAll(part.values));
    return new Condition(
        parts.stream().map(part -> "(" + part.text + ")").collect(Collectors.joining(word)),
        values);
  }
}
