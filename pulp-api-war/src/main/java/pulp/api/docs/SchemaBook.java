package pulp.api.docs;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import pulp.field.ChoiceKind;
import pulp.field.Field;
import pulp.field.Field.Trait;
import pulp.field.Fields;
import pulp.json.Json;
import pulp.resource.Operation.Body;
import pulp.resource.ResourceType;

/**
 * The component schemas of one document: each is written when something refers to it. Schemas of
 * resources and bodies come from their fields; the few that no field describes (status, a
 * dispatched task) lie in {@code schemas.json}.
 */
final class SchemaBook {
  private static final String REFERENCE = "#/components/schemas/";
  private static final String PAGE_PREFIX = "Paginated";
  private static final String PAGE_SUFFIX = "ResponseList";

  private final Map<String, Fields> answers = new TreeMap<>();
  private final Map<String, JsonObject> written = new TreeMap<>();
  private final JsonObject fixed = read();
  private final boolean whole;

  /**
   * Takes all types, and whether the document is the whole one: names of enumerations depend on
   * that.
   */
  SchemaBook(Collection<ResourceType> present, boolean whole) {
    this.whole = whole;
    for (ResourceType type : present) {
      answers.putIfAbsent(
          type.name().schema() + "Response", type.commonFields().and(type.fields()));
      answers.putAll(type.furtherAnswers());
    }
  }

  private static JsonObject read() {
    try (InputStream file = SchemaBook.class.getResourceAsStream("schemas.json");
        JsonReader reader = Json.createReader(file)) {
      return reader.readObject();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** All schemas that were referred to. */
  JsonObject components() {
    JsonObjectBuilder schemas = Json.createObjectBuilder();
    written.forEach(schemas::add);
    return schemas.build();
  }

  /** A reference to the schema of a body. */
  JsonObject body(Body body) {
    if (!written.containsKey(body.schema())) {
      write(body.schema(), object(body.fields(), true, body.partial()));
    }
    return reference(body.schema());
  }

  /** A reference to the schema of an answer. */
  JsonObject answer(String name) {
    if (!written.containsKey(name)) {
      write(name, answerSchema(name));
    }
    return reference(name);
  }

  private JsonObject answerSchema(String name) {
    if (name.startsWith(PAGE_PREFIX) && name.endsWith(PAGE_SUFFIX)) {
      String item = name.substring(PAGE_PREFIX.length(), name.length() - "List".length());
      return page(answer(item));
    }
    Fields fields = fixed.containsKey(name) ? null : answers.get(name);
    return fields != null ? object(fields, false, false) : fixed(name);
  }

  private JsonObject fixed(String name) {
    JsonObject schema = fixed.getJsonObject(name);
    if (schema == null) {
      throw new IllegalStateException("No schema " + name);
    }
    return schema;
  }

  private void write(String name, JsonObject schema) {
    written.put(name, schema);
    follow(schema);
  }

  /** Writes what a schema refers to. */
  private void follow(JsonValue value) {
    if (value instanceof JsonObject object) {
      if (object.get("$ref") instanceof JsonString reference) {
        String name = reference.getString().substring(REFERENCE.length());
        if (!written.containsKey(name)) {
          write(name, answerSchema(name));
        }
      }
      object.values().forEach(this::follow);
    } else if (value.getValueType() == JsonValue.ValueType.ARRAY) {
      value.asJsonArray().forEach(this::follow);
    }
  }

  private JsonObject object(Fields fields, boolean request, boolean partial) {
    JsonObjectBuilder properties = Json.createObjectBuilder();
    TreeSet<String> required = new TreeSet<>();
    for (Field field : fields) {
      if (request ? field.isWritable() : field.isShown()) {
        properties.add(field.name(), property(field, request));
        if (field.is(Trait.REQUIRED) && field.isWritable() && !partial) {
          required.add(field.name());
        }
      }
    }
    JsonObjectBuilder schema =
        Json.createObjectBuilder().add("type", "object").add("properties", properties);
    if (!required.isEmpty()) {
      JsonArrayBuilder names = Json.createArrayBuilder();
      required.forEach(names::add);
      schema.add("required", names);
    }
    return schema.build();
  }

  private JsonObject property(Field field, boolean request) {
    JsonObjectBuilder property = Json.createObjectBuilder();
    if (field.kind() instanceof ChoiceKind choice) {
      String name = enumeration(choice);
      property.add("allOf", Json.createArrayBuilder().add(reference(name)));
    } else {
      field.kind().describe(field, property, request);
    }
    defaultOf(field).ifPresent(value -> property.add("default", value));
    if (field.is(Trait.READ_ONLY)) {
      property.add("readOnly", true);
    }
    if (field.is(Trait.WRITE_ONLY)) {
      property.add("writeOnly", true);
    }
    return property.build();
  }

  /**
   * Writes the component of a choice; in a partial document there are no clashes, so its name
   * carries no digits.
   */
  private String enumeration(ChoiceKind choice) {
    String name = whole ? choice.schema() : choice.schema().replaceAll("\\d+(?=Enum$)", "");
    JsonArrayBuilder choices = Json.createArrayBuilder();
    choice.choices().forEach(choices::add);
    written.putIfAbsent(
        name, Json.createObjectBuilder().add("enum", choices).add("type", "string").build());
    return name;
  }

  private static Optional<JsonValue> defaultOf(Field field) {
    return Optional.ofNullable(
        switch (field.fallback()) {
          case String text -> Json.createValue(text);
          case Boolean flag -> flag ? JsonValue.TRUE : JsonValue.FALSE;
          case Number number -> Json.createValue(number);
          case null, default -> null;
        });
  }

  private static JsonObject page(JsonObject item) {
    JsonObject count =
        Json.createObjectBuilder().add("type", "integer").add("example", 123).build();
    return Json.createObjectBuilder()
        .add("type", "object")
        .add("required", Json.createArrayBuilder().add("count").add("results"))
        .add(
            "properties",
            Json.createObjectBuilder()
                .add("count", count)
                .add("next", neighbour("http://api.example.org/accounts/?offset=400&limit=100"))
                .add("previous", neighbour("http://api.example.org/accounts/?offset=200&limit=100"))
                .add("results", Json.createObjectBuilder().add("type", "array").add("items", item)))
        .build();
  }

  private static JsonObject neighbour(String example) {
    return Json.createObjectBuilder()
        .add("type", "string")
        .add("nullable", true)
        .add("format", "uri")
        .add("example", example)
        .build();
  }

  private static JsonObject reference(String name) {
    return Json.createObjectBuilder().add("$ref", REFERENCE + name).build();
  }
}
