package pulp.field;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Validated values by field name. An absent field is not in here; a field that was sent as null is,
 * as null.
 */
public final class Values {
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Whether the field was given, null included. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The value, null when absent or null. */
  public Object get(String name) {
    return values.get(name);
  }

  /** The value of a text field. */
  public String text(String name) {
    return (String) values.get(name);
  }

  /** The value of a flag; absent reads as false. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** The value of a reference. */
  public Ref ref(String name) {
    return (Ref) values.get(name);
  }

  /** The key of a reference; null for none. */
  public UUID id(String name) {
    return values.get(name) instanceof Ref ref ? ref.id() : null;
  }

  /** Sets a value. */
  public Values put(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** All of them, in the order of the fields. */
  public Map<String, Object> all() {
    return Collections.unmodifiableMap(values);
  }
}
