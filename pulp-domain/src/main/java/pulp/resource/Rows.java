package pulp.resource;

import java.util.UUID;
import pulp.field.Values;

/** Puts rows of any type into its tables. */
public interface Rows {
  /** Inserts the values of stored fields into master and detail table; returns the new key. */
  UUID insert(ResourceType type, Values values);
}
