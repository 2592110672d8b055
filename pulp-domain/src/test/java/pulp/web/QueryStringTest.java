package pulp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryStringTest {
  @Test
  void parametersKeepTheirOrderAndAllTheirValues() {
    assertThat(read("b=1&a=2&b=3"))
        .containsExactly(Map.entry("b", List.of("1", "3")), one("a", "2"));
  }

  @Test
  void aPlusIsASpaceAndTheFirstEqualsSignEndsTheName() {
    assertThat(read("q=a+b=c")).containsExactly(one("q", "a b=c"));
  }

  @Test
  void aNameAloneHasTheEmptyValueAndEmptyPairsAreNone() {
    assertThat(read("&bindings&&x=")).containsExactly(one("bindings", ""), one("x", ""));
    assertThat(read("")).isEmpty();
    assertThat(read(null)).isEmpty();
  }

  @Test
  void namesAndValuesAreDecoded() {
    assertThat(QueryString.read("a=b", text -> text + "!")).containsExactly(one("a!", "b!"));
  }

  private static Map<String, List<String>> read(String raw) {
    return QueryString.read(raw, text -> text);
  }

  private static Map.Entry<String, List<String>> one(String name, String value) {
    return Map.entry(name, List.of(value));
  }
}
