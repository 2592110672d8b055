package pulp.field;

import jakarta.json.JsonObjectBuilder;
import pulp.field.Field.Trait;
import pulp.json.Json;

/** Parts that the OpenAPI schemas of several kinds share. */
final class Schemas {
  private Schemas() {}

  /** The type, with null beside it where the field may be null. */
  static void type(Field field, JsonObjectBuilder schema, String type) {
    if (field.is(Trait.NULLABLE)) {
      schema.add("type", Json.createArrayBuilder().add(type).add("null"));
    } else {
      schema.add("type", type);
    }
  }

  /** The bounds of a number. */
  static void bounds(Field field, JsonObjectBuilder schema) {
    if (field.bounds().least() != null) {
      schema.add("minimum", Json.createValue(field.bounds().least()));
    }
    if (field.bounds().most() != null) {
      schema.add("maximum", Json.createValue(field.bounds().most()));
    }
  }
}
