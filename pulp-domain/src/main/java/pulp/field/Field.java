package pulp.field;

import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import pulp.plugin.Hrefs;
import pulp.sql.Row;

/**
 * One field of a resource. Immutable; the methods that say something more return a new one.
 *
 * @param name as clients have it
 * @param kind what values it takes
 * @param table the table that holds it; null while it is not in one
 * @param columns what is selected to render it; usually one, a column of the table or an SQL
 *     expression
 * @param stored the column that a write goes to; null when it is not stored, or not by field
 * @param traits required, nullable …
 * @param fallback the declared default, which a full update resets to; null for none
 * @param initial what creation stores when the field is absent and has no declared default; null
 *     for none
 * @param bounds least and greatest number allowed
 */
public record Field(
    String name,
    Kind kind,
    String table,
    List<Selected> columns,
    String stored,
    Set<Trait> traits,
    Object fallback,
    Object initial,
    Bounds bounds) {

  /**
   * Something that is selected for a field.
   *
   * @param alias the name in the result
   * @param expression SQL; {@code {table}} stands for the field's table
   */
  public record Selected(String alias, String expression) {}

  /**
   * Bounds of a number; null for none.
   *
   * @param least included
   * @param most included
   */
  public record Bounds(Number least, Number most) {}

  /** What a field may be. */
  public enum Trait {
    /** Must be given on creation and full update. */
    REQUIRED,
    /** May be null. */
    NULLABLE,
    /** May be the empty text. */
    BLANK,
    /** Is shown and never read; what is sent for it is ignored. */
    READ_ONLY,
    /** Is read and never shown. */
    WRITE_ONLY,
    /** Is encrypted at rest, never shown, and listed in {@code hidden_fields}. */
    SECRET,
    /** White space at its ends is kept. */
    UNTRIMMED,
    /** Lists cannot be ordered by it. */
    UNORDERED
  }

  /** A field that is stored in the column of its own name. */
  public static Field of(String name, Kind kind) {
    return new Field(
        name,
        kind,
        null,
        List.of(new Selected(name, "{table}." + name)),
        name,
        EnumSet.noneOf(Trait.class),
        null,
        null,
        new Bounds(null, null));
  }

  /** Must be given on creation and full update. */
  public Field asRequired() {
    return with(Trait.REQUIRED);
  }

  /** May be null. */
  public Field orNull() {
    return with(Trait.NULLABLE);
  }

  /** May be the empty text. */
  public Field orBlank() {
    return with(Trait.BLANK);
  }

  /** Is shown and never read. */
  public Field readOnly() {
    return with(Trait.READ_ONLY);
  }

  /** Is read and never shown. */
  public Field writeOnly() {
    return with(Trait.WRITE_ONLY);
  }

  /** Is encrypted at rest and never shown. */
  public Field secret() {
    return with(Trait.SECRET).with(Trait.WRITE_ONLY);
  }

  /** White space at its ends is kept. */
  public Field untrimmed() {
    return with(Trait.UNTRIMMED);
  }

  /** No ordering by it. */
  public Field unordered() {
    return with(Trait.UNORDERED);
  }

  /** Has this declared default: taken when absent on creation, and reset to by a full update. */
  public Field or(Object value) {
    return new Field(name, kind, table, columns, stored, traits, value, initial, bounds);
  }

  /**
   * Is stored so on creation when absent; a full update keeps what is there, and no default is
   * documented.
   */
  public Field initially(Object value) {
    return new Field(name, kind, table, columns, stored, traits, fallback, value, bounds);
  }

  /** At least this. */
  public Field atLeast(Number least) {
    return new Field(
        name,
        kind,
        table,
        columns,
        stored,
        traits,
        fallback,
        initial,
        new Bounds(least, bounds.most));
  }

  /** At most this. */
  public Field atMost(Number most) {
    return new Field(
        name,
        kind,
        table,
        columns,
        stored,
        traits,
        fallback,
        initial,
        new Bounds(bounds.least, most));
  }

  /** Is shown from an SQL expression and not stored by field. */
  public Field from(String expression) {
    return storedIn(null, List.of(new Selected(name, expression)));
  }

  /** Is neither selected nor stored: input for a service. */
  public Field unstored() {
    return storedIn(null, List.of());
  }

  /** Is selected by these expressions and written to this column; null for no column. */
  public Field storedIn(String column, List<Selected> selected) {
    return new Field(name, kind, table, selected, column, traits, fallback, initial, bounds);
  }

  /** Is held by a table. */
  public Field in(String home) {
    return table != null
        ? this
        : new Field(name, kind, home, columns, stored, traits, fallback, initial, bounds);
  }

  private Field with(Trait more) {
    Set<Trait> all = EnumSet.of(more);
    all.addAll(traits);
    return new Field(name, kind, table, columns, stored, all, fallback, initial, bounds);
  }

  /** Whether it has the trait. */
  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** Whether clients may write it. */
  public boolean isWritable() {
    return !is(Trait.READ_ONLY);
  }

  /** Whether clients see it. */
  public boolean isShown() {
    return !is(Trait.WRITE_ONLY);
  }

  /** Renders it from the current row. */
  public JsonValue show(Row row, Hrefs hrefs) throws SQLException {
    Object value = kind.stored(this, row);
    return value == null ? JsonValue.NULL : kind.show(value, hrefs);
  }
}
