package pulp.sql;

import java.sql.SQLException;

/** PostgreSQL said no. Services look at {@link #state()} for the clashes that they expect. */
public final class SqlFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** SQL state of a duplicate key. */
  public static final String DUPLICATE = "23505";

  /** SQL state of a reference to a row that is not there, or of a row that is still referenced. */
  public static final String REFERENCE = "23503";

  private final String state;

  /** Wraps what the driver threw. */
  public SqlFailure(SQLException cause) {
    super(cause.getMessage(), cause);
    this.state = cause.getSQLState();
  }

  /** The five-character SQL state; null when the driver knows none. */
  public String state() {
    return state;
  }

  /** Whether a unique key was violated. */
  public boolean isDuplicate() {
    return DUPLICATE.equals(state);
  }

  /** Whether the database cannot be reached (class 08, or shutting down, 57P). */
  public boolean isAway() {
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }
}
