package pulp.field;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import pulp.plugin.Hrefs;
import pulp.sql.Row;

/**
 * What values a field takes: how they come from JSON and from a row, and how they go to JSON and to
 * OpenAPI.
 */
public interface Kind {
  /**
   * Reads a value that is not null.
   *
   * @param input a {@link JsonValue}, or for files whatever the edge received
   * @throws Reading.Wrong with the wire's words when the value does not fit
   */
  Object read(Field field, Object input, Reading reading) throws Reading.Wrong;

  /**
   * What counts as null among inputs: for most kinds null alone, for references the empty text too.
   */
  default Object normal(Field field, Object input, Reading reading) {
    return input;
  }

  /** Reads the stored value from the field's columns; null for none. */
  Object stored(Field field, Row row) throws SQLException;

  /** Renders a stored value that is not null. */
  JsonValue show(Object stored, Hrefs hrefs);

  /** What is bound to the column for a read value that is not null. */
  default Object bound(Object value) {
    return value;
  }

  /** Whether a read value equals a stored one; both may be null. */
  default boolean same(Object read, Object stored) {
    return java.util.Objects.equals(read, stored);
  }

  /** Whether the value is a file, which only multipart bodies carry. */
  default boolean isFile() {
    return false;
  }

  /** Whether a form may name the field several times; else the last value counts. */
  default boolean takesMany() {
    return false;
  }

  /** The message for a required field that is absent. */
  default String missing() {
    return "This field is required.";
  }

  /**
   * Adds type, format and bounds of the OpenAPI schema; a request has {@code minLength} where an
   * answer has none.
   */
  void describe(Field field, JsonObjectBuilder schema, boolean request);
}
