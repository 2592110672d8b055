package pulp.field;

import jakarta.json.JsonValue;

/**
 * What reading needs from around: who resolves references, and whether the input is a form (all
 * texts).
 */
public interface Reading {
  /** A value does not fit; carries one message, or nested ones for the parts of a map or list. */
  final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient JsonValue parts;

    /** One message about the value. */
    public Wrong(String message) {
      super(message);
      this.parts = null;
    }

    /** Messages about the parts of the value. */
    public Wrong(JsonValue parts) {
      super(parts.toString());
      this.parts = parts;
    }

    /** The nested messages; null where there is only one. */
    public JsonValue parts() {
      return parts;
    }
  }

  /** Finds what an href or PRN names; takes the collection's endpoint or kind, {@code remotes}. */
  Ref resolve(String kind, String text) throws Wrong;

  /** Whether the values are texts of a form. */
  boolean form();
}
