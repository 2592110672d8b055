package pulp.field;

import jakarta.json.JsonObjectBuilder;
import java.util.List;
import pulp.json.Json;

/** One of a few texts. Its OpenAPI schema is a component of its own, whose name clients know. */
public final class ChoiceKind extends TextKind {
  private final String schema;
  private final List<String> choices;

  ChoiceKind(String schema, List<String> choices) {
    this.schema = schema;
    this.choices = choices;
  }

  /** The name of its component, {@code Policy692Enum}. */
  public String schema() {
    return schema;
  }

  /** The texts. */
  public List<String> choices() {
    return choices;
  }

  @Override
  public Object read(Field field, Object input, Reading reading) throws Reading.Wrong {
    String text =
        input instanceof jakarta.json.JsonString json ? json.getString() : String.valueOf(input);
    if (!choices.contains(text)) {
      throw new Reading.Wrong("\"" + text + "\" is not a valid choice.");
    }
    return text;
  }

  @Override
  public void describe(Field field, JsonObjectBuilder description, boolean request) {
    description.add(
        "allOf",
        Json.createArrayBuilder()
            .add(Json.createObjectBuilder().add("$ref", "#/components/schemas/" + schema)));
  }
}
