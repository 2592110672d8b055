package pulp.problem;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import pulp.json.Json;

/**
 * A failure that somebody outside may see; anything else that is thrown is a defect. Thrown where
 * the fact is known and turned into an answer at one place per edge.
 */
public abstract sealed class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Problem(String message) {
    super(message);
  }

  /** The status that an HTTP edge answers with. */
  public abstract int status();

  /**
   * The input is well-formed but wrong; the body names what is wrong, in one of the wire's shapes.
   */
  public static final class Invalid extends Problem {
    private static final long serialVersionUID = 1L;
    private final transient JsonValue messages;

    /** Takes the whole body: a map from field to messages, or a bare list of messages. */
    public Invalid(JsonValue messages) {
      super(messages.toString());
      this.messages = messages;
    }

    /** One message about one field. */
    public static Invalid field(String field, String message) {
      return new Invalid(
          Json.createObjectBuilder().add(field, Json.createArrayBuilder().add(message)).build());
    }

    /** A message about the input as a whole. */
    public static Invalid input(String message) {
      return field("non_field_errors", message);
    }

    /**
     * A message in the shape that the wire has for references and access conditions: a bare list.
     */
    public static Invalid bare(String message) {
      return new Invalid(Json.createArrayBuilder(List.of(message)).build());
    }

    /** The body as it is sent. */
    public JsonValue messages() {
      return messages;
    }

    @Override
    public int status() {
      return 400;
    }
  }

  /** The input cannot be read at all. */
  public static final class Malformed extends Problem {
    private static final long serialVersionUID = 1L;

    /** Takes the sentence for the client. */
    public Malformed(String detail) {
      super(detail);
    }

    @Override
    public int status() {
      return 400;
    }
  }

  /** What was asked for is not there, or not for this user. */
  public static final class NotFound extends Problem {
    private static final long serialVersionUID = 1L;

    /** Takes the sentence for the client. */
    public NotFound(String detail) {
      super(detail);
    }

    /**
     * The wire's words for a row that does not exist; takes the model's class name, {@code
     * FileRepository}.
     */
    public static NotFound row(String modelClass) {
      return new NotFound("No " + modelClass + " matches the given query.");
    }

    @Override
    public int status() {
      return 404;
    }
  }

  /** The caller is not known (401) or may not do this (403). */
  public static final class Denied extends Problem {
    private static final long serialVersionUID = 1L;
    private final int status;

    private Denied(int status, String detail) {
      super(detail);
      this.status = status;
    }

    /** No credentials, or wrong ones. */
    public static Denied unknown(String detail) {
      return new Denied(401, detail);
    }

    /** Known, but without the right to do this. */
    public static Denied forbidden(String detail) {
      return new Denied(403, detail);
    }

    @Override
    public int status() {
      return status;
    }
  }

  /**
   * The state of things forbids it; the body is what the wire has there, often the resource itself.
   */
  public static final class Conflict extends Problem {
    private static final long serialVersionUID = 1L;
    private final transient JsonObject body;

    /** Takes the body of the answer; null for an empty one. */
    public Conflict(String reason, JsonObject body) {
      super(reason);
      this.body = body;
    }

    /** The body as it is sent; null for none. */
    public JsonObject body() {
      return body;
    }

    @Override
    public int status() {
      return 409;
    }
  }

  /** HTTP itself refuses: a method, a media type, a range (405, 406, 415, 416, 503). */
  public static final class Refused extends Problem {
    private static final long serialVersionUID = 1L;
    private final int status;

    /** Takes the status and the sentence for the client. */
    public Refused(int status, String detail) {
      super(detail);
      this.status = status;
    }

    @Override
    public int status() {
      return status;
    }
  }

  /**
   * Work that failed for a known cause; its text begins with Pulp's code, {@code [PLP0013] Sync
   * failed: …}.
   */
  public static final class Failure extends Problem {
    private static final long serialVersionUID = 1L;
    private final String code;

    /** Takes the code, {@code PLP0013}, and the sentence that follows it. */
    public Failure(String code, String text) {
      super("[" + code + "] " + text);
      this.code = code;
    }

    /** The code alone. */
    public String code() {
      return code;
    }

    @Override
    public int status() {
      return 400;
    }
  }
}
