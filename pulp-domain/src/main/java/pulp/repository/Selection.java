package pulp.repository;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * A set of content units, as a select of their keys; it never leaves the database.
 *
 * @param sql a select of one uuid column
 * @param values bound to its question marks
 */
public record Selection(String sql, List<Object> values) {
  /** Units that a statement selects. */
  public static Selection of(String sql, Object... values) {
    return new Selection(sql, Arrays.asList(values));
  }

  /** Units by key. */
  public static Selection of(Collection<UUID> units) {
    return of("select unnest(?::uuid[])", List.copyOf(units));
  }

  /** These without the others. */
  public Selection except(Selection others) {
    List<Object> all = new ArrayList<>(values);
    all.addAll(others.values);
    return new Selection("(" + sql + ") except (" + others.sql + ")", all);
  }
}
