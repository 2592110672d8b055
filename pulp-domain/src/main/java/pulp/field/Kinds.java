package pulp.field;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.function.BiFunction;
import pulp.field.Field.Selected;
import pulp.plugin.Hrefs;

/** The kinds of fields there are, each as the start of a field's description. */
public final class Kinds {
  private Kinds() {}

  /** A text. */
  public static Field text(String name) {
    return Field.of(name, new TextKind());
  }

  /** True or false. */
  public static Field flag(String name) {
    return Field.of(name, new FlagKind());
  }

  /** A whole number. */
  public static Field integer(String name) {
    return Field.of(name, new IntegerKind());
  }

  /** A number. */
  public static Field number(String name) {
    return Field.of(name, new NumberKind());
  }

  /** A point in time. */
  public static Field moment(String name) {
    return Field.of(name, new MomentKind());
  }

  /** One of the listed texts. */
  public static Field choice(String name, String schema, String... choices) {
    return Field.of(name, new ChoiceKind(schema, List.of(choices)));
  }

  /** The labels of a resource: a map from key to text or null. */
  public static Field labels() {
    return Field.of("pulp_labels", new LabelsKind()).initially(java.util.Map.of());
  }

  /** A map of texts that is shown only. */
  public static Field map(String name) {
    return Field.of(name, new MapKind()).readOnly();
  }

  /** Any JSON. */
  public static Field json(String name, JsonKind.Shape shape) {
    return Field.of(name, new JsonKind(shape));
  }

  /** A list of texts. */
  public static Field texts(String name) {
    return Field.of(name, new TextsKind(null));
  }

  /** A list of nested maps ({@code headers}). */
  public static Field maps(String name) {
    return Field.of(name, new JsonKind(JsonKind.Shape.LIST_OF_MAPS));
  }

  /** The bytes of a file, sent as a part of a multipart body. */
  public static Field file(String name) {
    return Field.of(name, new FileKind()).unstored();
  }

  /** A path below something, in canonical form. */
  public static Field path(String name) {
    return Field.of(name, new PathKind());
  }

  /**
   * A reference to a row of a kind ({@code remotes}) or of one type ({@code artifacts}), stored in
   * {@code <name>_id}.
   *
   * @param master the kind's master table, {@code core_remote}; has {@code pulp_type}
   */
  public static Field reference(String name, String kind, String master) {
    String column = name + "_id";
    return Field.of(name, new ReferenceKind(kind))
        .storedIn(
            column,
            List.of(
                new Selected(column, "{table}." + column),
                new Selected(
                    name + "_type",
                    "(select r.pulp_type from "
                        + master
                        + " r where r.pulp_id = {table}."
                        + column
                        + ")")))
        .unordered();
  }

  /**
   * A reference whose row is found by an expression; what is sent for it is input for a service.
   */
  public static Field referenceFrom(String name, String kind, String id, String pulpType) {
    return Field.of(name, new ReferenceKind(kind))
        .storedIn(
            null, List.of(new Selected(name + "_id", id), new Selected(name + "_type", pulpType)))
        .unordered();
  }

  /** An object that is described by a schema of its own, and input for a service. */
  public static Field nested(String name, String schema) {
    return Field.of(name, new NestedKind(schema)).unstored().writeOnly();
  }

  /** A reference to a repository version, stored in {@code <name>_id}. */
  public static Field version(String name) {
    String column = name + "_id";
    return Field.of(name, new VersionKind())
        .storedIn(
            column, List.of(new Selected(name, VersionKind.SELECT.formatted("{table}." + column))))
        .unordered();
  }

  /** A reference that is only input. */
  public static Field input(String name, String kind) {
    return Field.of(name, new ReferenceKind(kind)).unstored().writeOnly();
  }

  /**
   * JSON that an SQL expression (of type jsonb) makes, shown as it is; takes its OpenAPI schema.
   */
  public static Field view(String name, String expression, String schema) {
    return view(name, expression, schema, (json, hrefs) -> json);
  }

  /** JSON that an SQL expression makes, shown in another form. */
  public static Field view(
      String name,
      String expression,
      String schema,
      BiFunction<JsonValue, Hrefs, JsonValue> shown) {
    return shown(name, new ViewKind(schema, shown), new Selected(name, expression));
  }

  /**
   * An href that is shown only; {@code selected} are the columns that {@code kind} makes it from.
   */
  public static Field shown(String name, Kind kind, Selected... selected) {
    return Field.of(name, kind).storedIn(null, List.of(selected)).readOnly().unordered();
  }
}
