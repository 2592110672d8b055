package pulp.api.docs;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Set;
import pulp.json.Json;
import pulp.resource.Operation.Parameter;
import pulp.resource.Operation.Shape;

/** Parameters as OpenAPI describes them (specification 01 §14.5). */
final class ParameterSchema {
  /** The two that are written with {@code required: false}. */
  private static final Set<String> PAGING = Set.of("limit", "offset");

  private ParameterSchema() {}

  static JsonObject of(Parameter parameter) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    boolean list = isList(parameter.shape());
    if (list && parameter.in().equals("query")) {
      object.add("explode", false);
    }
    object.add("in", parameter.in()).add("name", parameter.name());
    if (parameter.required()) {
      object.add("required", true);
    } else if (PAGING.contains(parameter.name())) {
      object.add("required", false);
    }
    object.add("schema", schema(parameter, list));
    if (list && parameter.in().equals("query")) {
      object.add("style", "form");
    }
    return object.build();
  }

  /** A parameter that may be repeated. */
  static JsonObject repeated(String in, String name) {
    JsonObject texts = Json.createObjectBuilder().add("type", "string").build();
    return Json.createObjectBuilder()
        .add("in", in)
        .add("name", name)
        .add("schema", Json.createObjectBuilder().add("items", texts).add("type", "array"))
        .build();
  }

  /** An href in the place of the path. */
  static JsonObject path(String name) {
    return variable(name, Json.createObjectBuilder().add("type", "string"));
  }

  /** A key in the path; those of repository versions are their numbers. */
  static JsonObject key(String name) {
    JsonObjectBuilder schema = Json.createObjectBuilder();
    return variable(
        name,
        name.equals("number")
            ? schema.add("format", "int64").add("type", "integer")
            : schema.add("format", "uuid").add("type", "string"));
  }

  private static JsonObject variable(String name, JsonObjectBuilder schema) {
    return Json.createObjectBuilder()
        .add("in", "path")
        .add("name", name)
        .add("schema", schema)
        .add("required", true)
        .build();
  }

  private static boolean isList(Shape shape) {
    return switch (shape) {
      case TEXTS, INTEGERS, MOMENTS, UUIDS -> true;
      default -> false;
    };
  }

  private static JsonObject schema(Parameter parameter, boolean list) {
    JsonObjectBuilder one = Json.createObjectBuilder();
    if (!parameter.choices().isEmpty()) {
      one.add("enum", choices(parameter.choices()));
    }
    switch (parameter.shape()) {
      case MOMENT, MOMENTS -> one.add("format", "date-time").add("type", "string");
      case UUIDS -> one.add("format", "uuid").add("type", "string");
      case INTEGER, INTEGERS -> one.add("type", "integer");
      case NUMBER -> one.add("type", "number");
      case FLAG -> one.add("type", "boolean");
      case TEXT, TEXTS -> one.add("type", "string");
    }
    JsonObject schema = one.build();
    return list
        ? Json.createObjectBuilder().add("items", schema).add("type", "array").build()
        : schema;
  }

  private static JsonArrayBuilder choices(List<String> texts) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    texts.stream().sorted().forEach(array::add);
    return array;
  }
}
