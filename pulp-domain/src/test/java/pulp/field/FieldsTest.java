package pulp.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import pulp.problem.Problem;

class FieldsTest {
  private static final Fields FIELDS =
      Fields.of(
          Kinds.text("name").asRequired(),
          Kinds.text("description").orNull(),
          Kinds.flag("autopublish").or(false),
          Kinds.integer("retain").orNull().atLeast(1),
          Kinds.labels(),
          Kinds.text("shown").readOnly());

  @Test
  void everythingWrongIsReportedAtOnce() {
    assertRefused("{'autopublish': 'maybe', 'retain': 0}")
        .isEqualTo(
            json(
                "{'name': ['This field is required.'], 'autopublish': ['Must be a valid boolean.'],"
                    + " 'retain': ['Ensure this value is greater than or equal to 1.']}"));
  }

  @Test
  void unknownFieldsAreReportedOnlyWhenAllKnownOnesAreFine() {
    assertRefused("{'colour': 'red'}").isEqualTo(json("{'name': ['This field is required.']}"));
    assertRefused("{'name': 'a', 'colour': 'red', 'a.b': 1}")
        .isEqualTo(json("{'colour': ['Unexpected field'], 'a': ['Unexpected field']}"));
  }

  @Test
  void absentIsNotNull() {
    Values values = FIELDS.partial(json("{'description': null}"), new Plain(false));
    assertThat(values.has("description")).isTrue();
    assertThat(values.has("name")).isFalse();
  }

  @Test
  void aFullUpdateResetsDeclaredDefaultsOnly() {
    Values values = FIELDS.full(json("{'name': ' a '}"), new Plain(false));
    assertThat(values.all()).containsOnlyKeys("name", "autopublish");
    assertThat(values.text("name")).isEqualTo("a");
  }

  @Test
  void aFlagThatAFormDoesNotSendIsFalse() {
    Fields fields = Fields.of(Kinds.flag("tls_validation").initially(true));
    assertThat(fields.read(json("{}"), new Plain(true)).get("tls_validation")).isEqualTo(false);
    assertThat(fields.read(json("{}"), new Plain(false)).get("tls_validation")).isEqualTo(true);
    assertThat(fields.partial(json("{}"), new Plain(true)).has("tls_validation")).isFalse();
  }

  @Test
  void readOnlyFieldsAreIgnored() {
    assertThat(FIELDS.read(json("{'name': 'a', 'shown': 'b'}"), new Plain(false)).has("shown"))
        .isFalse();
  }

  @Test
  void numbersBecomeTextsAndListsDoNot() {
    assertThat(FIELDS.read(json("{'name': 12}"), new Plain(false)).text("name")).isEqualTo("12");
    assertRefused("{'name': []}").isEqualTo(json("{'name': ['Not a valid string.']}"));
    assertRefused("{'name': ' '}").isEqualTo(json("{'name': ['This field may not be blank.']}"));
    assertRefused("{'name': null}").isEqualTo(json("{'name': ['This field may not be null.']}"));
  }

  @Test
  void wholeNumbersAreReadExactly() {
    assertThat(FIELDS.read(json("{'name': 'a', 'retain': 3.0}"), new Plain(false)).get("retain"))
        .isEqualTo(3L);
    assertThat(FIELDS.read(json("{'name': 'a', 'retain': '7'}"), new Plain(false)).get("retain"))
        .isEqualTo(7L);
    assertRefused("{'name': 'a', 'retain': 99999999999999999999}")
        .isEqualTo(json("{'retain': ['A valid integer is required.']}"));
  }

  @Test
  void labelsAreCheckedKeyByKey() {
    assertRefused("{'name': 'a', 'pulp_labels': {'b': [], 'c': true}}")
        .isEqualTo(
            json("{'pulp_labels': {'b': ['Not a valid string.'], 'c': ['Not a valid string.']}}"));
    assertRefused("{'name': 'a', 'pulp_labels': {'!': 'x'}}")
        .isEqualTo(
            json(
                "{'pulp_labels': [\"Key '!' contains invalid characters. Only alphanumerics, underscores,"
                    + " spaces, hyphens, and dots are allowed.\"]}"));
  }

  @Test
  void inFormsLabelsAreJsonTextsAndEmptyMeansNull() {
    Values values =
        FIELDS.read(
            json("{'name': 'a', 'description': '', 'pulp_labels': '{\\\"k\\\": \\\"v\\\"}'}"),
            new Plain(true));
    assertThat(values.get("pulp_labels")).isEqualTo(java.util.Map.of("k", "v"));
    assertThat(values.get("description")).isNull();
  }

  private static org.assertj.core.api.ObjectAssert<Object> assertRefused(String body) {
    Object[] messages = new Object[1];
    assertThatThrownBy(() -> FIELDS.read(json(body), new Plain(false)))
        .isInstanceOfSatisfying(Problem.Invalid.class, refusal -> messages[0] = refusal.messages());
    return assertThat(messages[0]);
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(requoted(text))).readObject();
  }

  /** Single quotes are easier on the eye; one inside double quotes stays. */
  private static String requoted(String text) {
    StringBuilder json = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      boolean escaped = i > 0 && text.charAt(i - 1) == '\\';
      if (letter == '"' && !escaped) {
        inside = !inside;
      }
      json.append(letter == '\'' && !inside ? '"' : letter);
    }
    return json.toString();
  }

  private record Plain(boolean form) implements Reading {
    @Override
    public Ref resolve(String kind, String text) throws Wrong {
      throw new Wrong("Invalid hyperlink - No URL match.");
    }
  }
}
