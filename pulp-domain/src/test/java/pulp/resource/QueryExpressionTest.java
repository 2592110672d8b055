package pulp.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pulp.problem.Problem;
import pulp.sql.Condition;

class QueryExpressionTest {
  private static Condition compile(String text) {
    return QueryExpression.compile(text, (key, value) -> Condition.of(key + " = ?", value));
  }

  @Test
  void andBindsTighterThanOr() {
    Condition condition = compile("a=1 OR b=2 AND NOT c=3");
    assertThat(condition.text()).isEqualTo("(a = ?) or ((b = ?) and ((c = ?) is not true))");
    assertThat(condition.values()).containsExactly("1", "2", "3");
  }

  @Test
  void quotedValuesMayHoldAnything() {
    assertThat(compile("a = \"/x y/(z)\"").values()).containsExactly("/x y/(z)");
    assertThat(compile("pulp_label_select='env=prod'").values()).containsExactly("env=prod");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a=",
        "a=1 or b=2",
        "(a=1",
        "a=1)",
        "a=1 AND",
        "=1",
        "a=1 b=2",
        "NOT",
        "a=/x"
      })
  void whatDoesNotParseIsRefused(String text) {
    assertThatThrownBy(() -> compile(text))
        .isInstanceOf(Problem.Invalid.class)
        .hasMessage("{\"q\":[\"Syntax error in expression.\"]}");
  }

  @Test
  void complexityIsBounded() {
    assertThat(compile("a=1 OR a=2 OR a=3 OR a=4 OR a=5 OR a=6 OR a=7")).isNotNull();
    assertThatThrownBy(() -> compile("(a=1 OR b=2) OR c=3 OR d=4 OR e=5 OR f=6 OR g=7"))
        .hasMessageContaining("Filter expression exceeds allowed complexity.");
    assertThatThrownBy(() -> compile("(".repeat(100_000) + "a=1"))
        .hasMessageContaining("Filter expression exceeds allowed complexity.");
  }
}
