package pulp.field;

import java.util.UUID;
import pulp.plugin.TypeName;

/**
 * A reference to an existing row.
 *
 * @param id the row
 * @param type the names of its type
 */
public record Ref(UUID id, TypeName type) {
  /** The PRN of the row. */
  public String prn() {
    return pulp.plugin.Hrefs.prn(type.label(), id);
  }
}
