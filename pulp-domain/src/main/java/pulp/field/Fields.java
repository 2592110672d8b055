package pulp.field;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pulp.field.Field.Trait;
import pulp.problem.Complaints;

/** The fields of a resource, in the order in which clients see them. */
public final class Fields implements Iterable<Field> {
  private final Map<String, Field> byName = new LinkedHashMap<>();

  private Fields(List<Field> fields) {
    fields.forEach(field -> byName.put(field.name(), field));
  }

  /** Fields without a table: the input of an action. */
  public static Fields of(Field... fields) {
    return new Fields(Arrays.asList(fields));
  }

  /** Fields that a table holds. */
  public static Fields in(String table, Field... fields) {
    return new Fields(Arrays.stream(fields).map(field -> field.in(table)).toList());
  }

  /** These, then the others; one of a name that is here already takes its place. */
  public Fields and(Fields others) {
    List<Field> all = new ArrayList<>(byName.values());
    others.forEach(all::add);
    return new Fields(all);
  }

  /** These without the named ones. */
  public Fields without(String... names) {
    Set<String> dropped = Set.of(names);
    return new Fields(
        byName.values().stream().filter(field -> !dropped.contains(field.name())).toList());
  }

  /** Only the named ones, in this order. */
  public Fields only(String... names) {
    return new Fields(Arrays.stream(names).map(byName::get).toList());
  }

  /** One of them. */
  public Optional<Field> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  @Override
  public Iterator<Field> iterator() {
    return byName.values().iterator();
  }

  /** Reads a body that creates: required fields must be there, absent ones take their defaults. */
  public Values read(Map<String, ?> body, Reading reading) {
    Values values = full(body, reading);
    for (Field field : this) {
      if (field.isWritable() && !values.has(field.name()) && field.initial() != null) {
        values.put(field.name(), field.initial());
      }
    }
    return values;
  }

  /**
   * Reads a body that replaces: required fields must be there, absent ones with a declared default
   * are reset to it.
   */
  public Values full(Map<String, ?> body, Reading reading) {
    return readAll(body, reading, true);
  }

  /**
   * Reads a body as {@link #full} does and passes over keys that are no fields, as some of the
   * wire's actions do.
   */
  public Values known(Map<String, ?> body, Reading reading) {
    Map<String, Object> known = new LinkedHashMap<>(body);
    known.keySet().retainAll(byName.keySet());
    return readAll(known, reading, true);
  }

  /** Reads a body that changes some fields. */
  public Values partial(Map<String, ?> body, Reading reading) {
    return readAll(body, reading, false);
  }

  private Values readAll(Map<String, ?> body, Reading reading, boolean whole) {
    Complaints complaints = new Complaints();
    Values values = new Values();
    for (Field field : this) {
      if (field.isWritable()) {
        readOne(field, body, reading, whole, values, complaints);
      }
    }
    complaints.raise();
    refuseUnknown(body);
    return values;
  }

  private static void readOne(
      Field field,
      Map<String, ?> body,
      Reading reading,
      boolean whole,
      Values values,
      Complaints complaints) {
    String name = field.name();
    if (!body.containsKey(name)) {
      if (whole && field.is(Trait.REQUIRED)) {
        complaints.add(name, field.kind().missing());
      } else if (whole && reading.form() && field.kind() instanceof FlagKind && isKept(field)) {
        values.put(name, false); // a box that is not ticked is not sent
      } else if (whole && field.fallback() != null) {
        values.put(name, field.fallback());
      }
      return;
    }
    Object input = field.kind().normal(field, sent(field, body.get(name), reading), reading);
    if (JsonValue.NULL.equals(input) || input == null) {
      if (field.is(Trait.NULLABLE)) {
        values.put(name, null);
      } else {
        complaints.add(name, "This field may not be null.");
      }
      return;
    }
    if (!(input instanceof JsonValue) && !field.kind().isFile()) {
      complaints.add( // a file in the place of a value
          name, field.kind() instanceof TextKind ? "Not a valid string." : "Not a valid value.");
      return;
    }
    try {
      values.put(name, field.kind().read(field, input, reading));
    } catch (Reading.Wrong wrong) {
      if (wrong.parts() == null) {
        complaints.add(name, wrong.getMessage());
      } else {
        complaints.nest(name, wrong.parts());
      }
    }
  }

  private static Object sent(Field field, Object input, Reading reading) {
    boolean repeated = reading.form() && input instanceof JsonArray && !field.kind().takesMany();
    return repeated ? ((JsonArray) input).getLast() : input;
  }

  /** What is not stored steers an action; its absence says nothing. */
  private static boolean isKept(Field field) {
    return field.stored() != null;
  }

  private void refuseUnknown(Map<String, ?> body) {
    Complaints complaints = new Complaints();
    Set<String> unknown = new LinkedHashSet<>();
    for (String key : body.keySet()) {
      String name = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
      if (!byName.containsKey(name) && !name.equals("csrfmiddlewaretoken")) {
        unknown.add(name);
      }
    }
    unknown.forEach(name -> complaints.add(name, "Unexpected field"));
    complaints.raise();
  }
}
