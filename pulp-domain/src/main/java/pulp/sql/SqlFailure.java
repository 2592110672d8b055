package pulp.sql;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** PostgreSQL said no. Services look at the state for the clashes that they expect. */
public final class SqlFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String NO_CONNECTION = "08001";

  private final String state;
  private final String constraint;

  /** Wraps what the driver threw. */
  public SqlFailure(SQLException cause) {
    this(cause, cause.getSQLState(), constraintOf(cause));
  }

  private SqlFailure(Exception cause, String state, String constraint) {
    super(cause.getMessage(), cause);
    this.state = state;
    this.constraint = constraint;
  }

  /**
   * There is no connection to be had. Pools wrap the reason, each in its own way, and forget its
   * state.
   */
  static SqlFailure noConnection(Exception cause) {
    return new SqlFailure(cause, NO_CONNECTION, null);
  }

  private static String constraintOf(SQLException cause) {
    ServerErrorMessage message =
        cause instanceof PSQLException server ? server.getServerErrorMessage() : null;
    return message == null ? null : message.getConstraint();
  }

  /** The five-character SQL state; null when the driver knows none. */
  public String state() {
    return state;
  }

  /** The name of the violated constraint. */
  public Optional<String> constraint() {
    return Optional.ofNullable(constraint);
  }

  /** Whether a unique key was violated. */
  public boolean isDuplicate() {
    return "23505".equals(state);
  }

  /** Whether a row is still referenced, or refers to one that is not there. */
  public boolean isReference() {
    return "23503".equals(state);
  }

  /**
   * Whether a value given by a client does not fit: a regular expression, a number out of range, a
   * text too long for an index.
   */
  public boolean isBadValue() {
    return state != null
        && (state.startsWith("22") || state.equals("2201B") || state.equals("54000"));
  }

  /** What is wrong with the value, without the names of tables and indexes. */
  public String reason() {
    boolean tooLong = state != null && state.startsWith("54");
    return tooLong
        ? "it is too long"
        : getMessage().lines().findFirst().orElse("").replaceFirst("^ERROR: ", "");
  }

  /** Whether the database cannot be reached (class 08, or shutting down, 57P). */
  public boolean isAway() {
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }

  /** Whether PostgreSQL has no room to write. */
  public boolean isDiskFull() {
    return "53100".equals(state);
  }
}
