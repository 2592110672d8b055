package pulp.api.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pulp.api.rest.Operations;
import pulp.field.Field;
import pulp.field.Fields;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.plugin.Plugins;
import pulp.resource.Operation;
import pulp.resource.Operation.Parameter;
import pulp.resource.OperationNames;
import pulp.resource.ResourceTypes;

/**
 * Makes the OpenAPI document (specification 01 §14). Its operations and schemas come from the
 * descriptions that also route and validate; clients rely on its dialect: an item's whole href is
 * one path parameter.
 */
@ApplicationScoped
public class OpenApi {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  @Inject Operations operations;
  @Inject ResourceTypes types;
  @Inject Plugins plugins;
  @Inject Hrefs hrefs;

  /** The document for what was asked for. */
  public JsonObject document(DocsRequest request) {
    SchemaBook book = new SchemaBook(types.all(), request.isWhole());
    Map<String, JsonObjectBuilder> paths = new TreeMap<>();
    for (Operation operation : operations.all()) {
      if (request.selects(operation)) {
        paths
            .computeIfAbsent(path(operation, request), any -> Json.createObjectBuilder())
            .add(
                operation.method().toLowerCase(java.util.Locale.ROOT),
                describe(operation, request, book));
      }
    }
    JsonObjectBuilder all = Json.createObjectBuilder();
    paths.forEach(all::add);
    return Json.createObjectBuilder()
        .add("openapi", "3.1.1")
        .add("info", DocumentInfo.of(plugins, request))
        .add("paths", all)
        .add(
            "components",
            Json.createObjectBuilder()
                .add("schemas", book.components())
                .add("securitySchemes", DocumentInfo.securitySchemes()))
        .add(
            "servers",
            Json.createArrayBuilder().add(Json.createObjectBuilder().add("url", request.server())))
        .build();
  }

  private String path(Operation operation, DocsRequest request) {
    String path = operation.path();
    if (operation.href() == null || request.wantsRealPaths()) {
      return hrefs.prefix() + path;
    }
    return "{" + operation.href() + "}" + path.substring(path.lastIndexOf('}') + 2);
  }

  private static JsonObject describe(Operation operation, DocsRequest request, SchemaBook book) {
    JsonObjectBuilder description = Json.createObjectBuilder();
    description.add("operationId", request.wantsShortIds() ? shortId(operation) : operation.id());
    description.add("parameters", parameters(operation, request));
    if (operation.request() != null && hasInput(operation.request().fields())) {
      description.add("requestBody", body(operation, book));
    }
    description.add("responses", answers(operation, book));
    if (!operation.open()) {
      description.add("security", DocumentInfo.security());
    }
    return description.add("tags", Json.createArrayBuilder().add(operation.tag())).build();
  }

  /** The bare action, where the whole id follows from path and method. */
  private static String shortId(Operation operation) {
    String pieces = operation.path().replaceAll("\\{\\w+}/", "").replaceAll("/$", "");
    for (String prefix = pieces; !prefix.isEmpty(); prefix = shorter(prefix)) {
      String start = OperationNames.id(prefix, "");
      if (operation.id().startsWith(start) && operation.id().length() > start.length()) {
        String action = operation.id().substring(start.length());
        return follows(operation, action) ? action : operation.id();
      }
    }
    return operation.id();
  }

  /** Whether the action is what others of that method are called; some ids are set by hand. */
  private static boolean follows(Operation operation, String action) {
    return switch (operation.method()) {
      case "GET" -> action.equals(operation.path().endsWith("}/") ? "read" : "list");
      case "PATCH" -> action.equals("partial_update");
      default -> true;
    };
  }

  private static String shorter(String pieces) {
    return pieces.contains("/") ? pieces.substring(0, pieces.lastIndexOf('/')) : "";
  }

  private static JsonArrayBuilder parameters(Operation operation, DocsRequest request) {
    Map<String, JsonObject> byName = new TreeMap<>();
    byName.put("X-Task-Diagnostics", ParameterSchema.repeated("header", "X-Task-Diagnostics"));
    for (Parameter parameter : operation.parameters()) {
      byName.put(parameter.name(), ParameterSchema.of(parameter));
    }
    if (request.wantsRealPaths()) {
      Matcher variables = VARIABLE.matcher(operation.path());
      while (variables.find()) {
        byName.put(variables.group(1), ParameterSchema.key(variables.group(1)));
      }
    } else if (operation.href() != null) {
      byName.put(operation.href(), ParameterSchema.path(operation.href()));
    }
    JsonArrayBuilder all = Json.createArrayBuilder();
    byName.values().forEach(all::add);
    if (operation.method().equals("GET")) {
      all.add(ParameterSchema.repeated("query", "fields"));
      all.add(ParameterSchema.repeated("query", "exclude_fields"));
    }
    return all;
  }

  private static boolean hasInput(Fields fields) {
    for (Field field : fields) {
      if (field.isWritable()) {
        return true;
      }
    }
    return false;
  }

  private static JsonObject body(Operation operation, SchemaBook book) {
    boolean file = false;
    for (Field field : operation.request().fields()) {
      file |= field.kind().isFile() && field.isWritable();
    }
    JsonObject schema =
        Json.createObjectBuilder().add("schema", book.body(operation.request())).build();
    JsonObjectBuilder content = Json.createObjectBuilder();
    if (file) {
      content.add("multipart/form-data", schema).add("application/x-www-form-urlencoded", schema);
    } else {
      content
          .add("application/json", schema)
          .add("application/x-www-form-urlencoded", schema)
          .add("multipart/form-data", schema);
    }
    return Json.createObjectBuilder().add("content", content).add("required", true).build();
  }

  private static JsonObject answers(Operation operation, SchemaBook book) {
    JsonObjectBuilder answers = Json.createObjectBuilder();
    operation
        .answers()
        .forEach((status, schema) -> {
          JsonObjectBuilder answer = Json.createObjectBuilder();
          if (!schema.isEmpty()) {
            JsonObjectBuilder json = Json.createObjectBuilder().add("schema", book.answer(schema));
            answer.add("content", Json.createObjectBuilder().add("application/json", json));
          }
          answer.add("description", status == 204 ? "No response body" : "");
          answers.add(status.toString(), answer);
        });
    return answers.build();
  }
}
