package pulp.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pulp.problem.Problem;
import pulp.sql.Condition;

/** The language of the {@code q} filter (specification 01 §7), compiled into one condition. */
final class QueryExpression {
  private static final int MOST_COMPLEX = 8;
  private static final int DEEPEST = 100;
  private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
  private static final Pattern VALUE =
      Pattern.compile(
          "\"((?:[^\"\\\\\\n]|\\\\.)*)\"|'((?:[^'\\\\\\n]|\\\\.)*)'|([A-Za-z0-9\\u00c0-\\u00ff.,_*-]+)");

  private final String text;
  private final BiFunction<String, String, Condition> leaf;
  private int at;
  private int depth;

  private QueryExpression(String text, BiFunction<String, String, Condition> leaf) {
    this.text = text;
    this.leaf = leaf;
  }

  private record Part(Condition condition, int complexity) {}

  /** Compiles an expression; {@code leaf} makes the condition of one {@code key=value}. */
  static Condition compile(String text, BiFunction<String, String, Condition> leaf) {
    QueryExpression expression = new QueryExpression(text, leaf);
    Part whole = expression.or();
    expression.space();
    if (expression.at < text.length()) {
      throw syntax();
    }
    if (whole.complexity > MOST_COMPLEX) {
      throw Problem.Invalid.field("q", "Filter expression exceeds allowed complexity.");
    }
    return whole.condition;
  }

  private Part or() {
    List<Part> parts = new ArrayList<>(List.of(and()));
    while (word("OR")) {
      parts.add(and());
    }
    return joined(parts, Condition::or);
  }

  private Part and() {
    List<Part> parts = new ArrayList<>(List.of(not()));
    while (word("AND")) {
      parts.add(not());
    }
    return joined(parts, Condition::and);
  }

  private static Part joined(
      List<Part> parts, java.util.function.Function<List<Condition>, Condition> join) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    int complexity = 1 + parts.stream().mapToInt(Part::complexity).sum();
    return new Part(join.apply(parts.stream().map(Part::condition).toList()), complexity);
  }

  private Part not() {
    if (++depth > DEEPEST) {
      throw Problem.Invalid.field("q", "Filter expression exceeds allowed complexity.");
    }
    Part part = negatable();
    depth--;
    return part;
  }

  private Part negatable() {
    if (word("NOT")) {
      Part inner = not();
      return new Part(inner.condition.not(), inner.complexity + 1);
    }
    if (sign('(')) {
      Part inner = or();
      if (!sign(')')) {
        throw syntax();
      }
      return inner;
    }
    return leaf();
  }

  private Part leaf() {
    String key = token(KEY).group();
    if (!sign('=')) {
      throw syntax();
    }
    Matcher value = token(VALUE);
    String given =
        value.group(1) != null
            ? value.group(1)
            : value.group(2) != null ? value.group(2) : value.group(3);
    return new Part(leaf.apply(key, given), 1);
  }

  private Matcher token(Pattern pattern) {
    space();
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw syntax();
    }
    at = matcher.end();
    return matcher;
  }

  private boolean word(String word) {
    space();
    int end = at + word.length();
    boolean there =
        text.startsWith(word, at)
            && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    if (there && end < text.length() && (text.charAt(end) == '_' || text.charAt(end) == '=')) {
      return false;
    }
    if (there) {
      at = end;
    }
    return there;
  }

  private boolean sign(char sign) {
    space();
    boolean there = at < text.length() && text.charAt(at) == sign;
    if (there) {
      at++;
    }
    return there;
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private static Problem syntax() {
    return Problem.Invalid.field("q", "Syntax error in expression.");
  }
}
