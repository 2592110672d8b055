package pulp.resource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import pulp.field.Moments;
import pulp.problem.Problem;
import pulp.resource.Operation.Shape;
import pulp.sql.Condition;

/** The families of filters (specification 01 §6.2), each over one column or expression. */
public final class Filters {
  private static final double CENTURY = 100 * 366 * 24 * 60.0;

  private Filters() {}

  /** Several families as one list. */
  @SafeVarargs
  public static List<Filter> of(List<Filter>... families) {
    List<Filter> all = new ArrayList<>();
    for (List<Filter> family : families) {
      all.addAll(family);
    }
    return all;
  }

  /** A filter that takes a text; an empty one is not applied. */
  public static Filter text(String name, Function<String, Condition> condition) {
    return new Filter(
        name,
        Shape.TEXT,
        List.of(),
        value -> value.isEmpty() ? Optional.empty() : Optional.of(condition.apply(value)));
  }

  /** A filter that takes texts, separated by commas; an empty list is not applied. */
  public static Filter texts(String name, Function<List<String>, Condition> condition) {
    return new Filter(
        name,
        Shape.TEXTS,
        List.of(),
        value -> value.isEmpty() ? Optional.empty() : Optional.of(condition.apply(list(value))));
  }

  /** Equality with a text. */
  public static List<Filter> exact(String name, String column) {
    return List.of(text(name, value -> Condition.of(column + " = ?", value)));
  }

  /** Names: nine ways to compare a text. */
  public static List<Filter> names(String name, String column) {
    List<Filter> filters = new ArrayList<>(exact(name, column));
    filters.add(
        text(name + "__iexact", value -> Condition.of("lower(" + column + ") = lower(?)", value)));
    filters.add(texts(name + "__in", values -> Condition.of(column + " = any(?::text[])", values)));
    filters.add(
        text(name + "__contains", value -> Condition.of("strpos(" + column + ", ?) > 0", value)));
    filters.add(
        text(
            name + "__icontains",
            value -> Condition.of("strpos(lower(" + column + "), lower(?)) > 0", value)));
    filters.add(
        text(
            name + "__startswith", value -> Condition.of("starts_with(" + column + ", ?)", value)));
    filters.add(
        text(
            name + "__istartswith",
            value -> Condition.of("starts_with(lower(" + column + "), lower(?))", value)));
    filters.add(text(name + "__regex", value -> Condition.of(column + " ~ ?", value)));
    filters.add(text(name + "__iregex", value -> Condition.of(column + " ~* ?", value)));
    return filters;
  }

  /** Points in time: seven ways to compare. */
  public static List<Filter> moments(String name, String column) {
    List<Filter> filters = new ArrayList<>();
    filters.add(compared(name, Shape.MOMENT, column, "=", Filters::moment));
    filters.add(compared(name + "__lt", Shape.MOMENT, column, "<", Filters::moment));
    filters.add(compared(name + "__lte", Shape.MOMENT, column, "<=", Filters::moment));
    filters.add(compared(name + "__gt", Shape.MOMENT, column, ">", Filters::moment));
    filters.add(compared(name + "__gte", Shape.MOMENT, column, ">=", Filters::moment));
    filters.add(range(name, Shape.MOMENTS, column, Filters::moment));
    filters.add(isNull(name, column));
    return filters;
  }

  /** Whole numbers that may be null: eight ways to compare. */
  public static List<Filter> numbers(String name, String column) {
    List<Filter> filters = new ArrayList<>(wholeNumbers(name, column));
    filters.add(compared(name + "__ne", Shape.INTEGER, column, "<>", Filters::number));
    filters.add(isNull(name, column));
    return filters;
  }

  /** Whole numbers: six ways to compare. */
  public static List<Filter> wholeNumbers(String name, String column) {
    List<Filter> filters = new ArrayList<>();
    filters.add(compared(name, Shape.INTEGER, column, "=", Filters::number));
    filters.add(compared(name + "__lt", Shape.INTEGER, column, "<", Filters::number));
    filters.add(compared(name + "__lte", Shape.INTEGER, column, "<=", Filters::number));
    filters.add(compared(name + "__gt", Shape.INTEGER, column, ">", Filters::number));
    filters.add(compared(name + "__gte", Shape.INTEGER, column, ">=", Filters::number));
    filters.add(range(name, Shape.INTEGERS, column, Filters::number));
    return filters;
  }

  /**
   * For how many minutes something was idle; a negative number stands for the usual time, and a
   * century is as good as more.
   */
  public static Filter minutes(String name, long usual, Function<Double, Condition> condition) {
    return new Filter(
        name,
        Shape.NUMBER,
        List.of(),
        value ->
            value.isEmpty()
                ? Optional.empty()
                : Optional.of(condition.apply(minutes(name, value, usual))));
  }

  private static double minutes(String name, String value, long usual) {
    try {
      double minutes = Double.parseDouble(value);
      if (!Double.isNaN(minutes)) {
        return minutes < 0 ? (double) usual : Math.min(minutes, CENTURY);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw Problem.Invalid.field(name, "Enter a number.");
  }

  /** Only the named ones of a family. */
  public static List<Filter> only(List<Filter> family, String... names) {
    List<String> wanted = Arrays.asList(names);
    return family.stream().filter(filter -> wanted.contains(filter.name())).toList();
  }

  /** True or false; anything else is not applied. */
  public static Filter flag(String name, Function<Boolean, Condition> condition) {
    return new Filter(
        name,
        Shape.FLAG,
        List.of(),
        value ->
            switch (value.toLowerCase(java.util.Locale.ROOT)) {
              case "true", "1" -> Optional.of(condition.apply(true));
              case "false", "0" -> Optional.of(condition.apply(false));
              default -> Optional.empty();
            });
  }

  /** One of a few texts. */
  public static Filter choice(
      String name, List<String> choices, Function<String, Condition> condition) {
    return new Filter(
        name,
        Shape.TEXT,
        choices,
        value ->
            value.isEmpty()
                ? Optional.empty()
                : Optional.of(condition.apply(chosen(name, value, choices))));
  }

  /** Some of a few texts. */
  public static Filter choices(
      String name, List<String> choices, Function<List<String>, Condition> condition) {
    return new Filter(
        name,
        Shape.TEXTS,
        choices,
        value -> {
          List<String> values = list(value);
          values.forEach(one -> chosen(name, one, choices));
          return values.isEmpty() ? Optional.empty() : Optional.of(condition.apply(values));
        });
  }

  /** The parts of a comma list, without white space at their ends; empty parts are left out. */
  public static List<String> list(String value) {
    return Arrays.stream(value.split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static Filter isNull(String name, String column) {
    return flag(
        name + "__isnull", yes -> Condition.of(column + (yes ? " is null" : " is not null")));
  }

  /** Reads a value for the filter of a name. */
  @FunctionalInterface
  private interface Reader {
    Object read(String name, String value);
  }

  private static Filter compared(
      String name, Shape shape, String column, String operator, Reader reader) {
    return new Filter(
        name,
        shape,
        List.of(),
        value ->
            value.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    Condition.of(column + " " + operator + " ?", reader.read(name, value))));
  }

  private static Filter range(String field, Shape shape, String column, Reader reader) {
    String name = field + "__range";
    return new Filter(
        name,
        shape,
        List.of(),
        value -> {
          if (value.isEmpty()) {
            return Optional.empty();
          }
          List<String> ends = list(value);
          if (ends.size() != 2) {
            throw Problem.Invalid.field(name, "Range query expects two values.");
          }
          Object from = reader.read(name, ends.get(0));
          Object to = reader.read(name, ends.get(1));
          return Optional.of(Condition.of(column + " between ? and ?", from, to));
        });
  }

  private static Object moment(String name, String value) {
    return Moments.parse(value)
        .orElseThrow(() -> Problem.Invalid.field(name, "Enter a valid date/time."));
  }

  private static Object number(String name, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw Problem.Invalid.field(name, "Enter a number.");
    }
  }

  private static String chosen(String name, String value, List<String> choices) {
    if (!choices.contains(value)) {
      String message = "Select a valid choice. " + value + " is not one of the available choices.";
      throw Problem.Invalid.field(name, message);
    }
    return value;
  }
}
