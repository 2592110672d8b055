package pulp.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LabelSelectTest {
  @Test
  void termsAreJoinedByAnd() {
    assertThat(LabelSelect.compile("a,!b,c=1", "labels").text())
        .isEqualTo(
            "(jsonb_exists(labels, ?)) and ((jsonb_exists(labels, ?)) is not true)"
                + " and (labels @> jsonb_build_object(?::text, ?::text))");
  }

  @Test
  void anEscapedCommaBelongsToTheValue() {
    assertThat(LabelSelect.compile("a=x\\,y", "labels").values()).containsExactly("a", "x,y");
  }

  @Test
  void emptyAndBrokenTermsAreRefused() {
    for (String text : new String[] {"", "a,", "(x"}) {
      assertThatThrownBy(() -> LabelSelect.compile(text, "labels"))
          .hasMessageContaining("Invalid search term: '");
    }
    assertThatThrownBy(() -> LabelSelect.compile("!a=b", "labels"))
        .hasMessageContaining("Cannot use an operator with '!a'.");
  }
}
