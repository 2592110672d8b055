package pulp.resource;

import java.util.Map;
import java.util.UUID;

/**
 * A row as it is stored, by field name; references as their keys and types, secrets decrypted.
 *
 * @param type its type
 * @param id its key
 * @param values stored values; null for none
 */
public record Stored(ResourceType type, UUID id, Map<String, Object> values) {
  /** A text field. */
  public String text(String name) {
    return (String) values.get(name);
  }

  /** A flag. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** The PRN of the row, which is also the resource that its changes reserve. */
  public String prn() {
    return pulp.plugin.Hrefs.prn(type.name().label(), id);
  }
}
