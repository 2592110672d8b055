package pulp.resource;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pulp.field.Fields;
import pulp.web.Handler;

/**
 * Something that clients can do, known by its id: routing and the OpenAPI document both come from
 * here.
 *
 * @param id the operationId, {@code repositories_file_file_sync}
 * @param method GET, POST …
 * @param path below the API's prefix, variables in braces: {@code
 *     repositories/file/file/{pulp_id}/sync/}
 * @param href the name of the one path parameter that stands for everything up to the last
 *     variable; null for none
 * @param tag the OpenAPI tag
 * @param request the body; null for none
 * @param answers status to the name of the answer's schema; an empty name for no body
 * @param parameters query and header parameters beyond those that every operation has
 * @param open whether it needs no authentication
 * @param handler answers it
 */
public record Operation(
    String id,
    String method,
    String path,
    String href,
    String tag,
    Body request,
    Map<Integer, String> answers,
    List<Parameter> parameters,
    boolean open,
    Handler handler) {

  /** An operation on a path that is answered with one status; more is said by the methods below. */
  public static Operation of(String method, String path, String id, String tag, Handler handler) {
    return new Operation(id, method, path, null, tag, null, Map.of(), List.of(), false, handler);
  }

  /** Its path is documented as one parameter of this name and what follows the last variable. */
  public Operation under(String parameter) {
    return new Operation(
        id, method, path, parameter, tag, request, answers, parameters, open, handler);
  }

  /** Takes a body. */
  public Operation taking(String schema, Fields fields) {
    return new Operation(
        id,
        method,
        path,
        href,
        tag,
        new Body(schema, fields, false),
        answers,
        parameters,
        open,
        handler);
  }

  /** Takes a body in which nothing is required. */
  public Operation takingSome(String schema, Fields fields) {
    return new Operation(
        id,
        method,
        path,
        href,
        tag,
        new Body(schema, fields, true),
        answers,
        parameters,
        open,
        handler);
  }

  /**
   * Answers with this status and schema (its whole name); an empty name for no body. May be said
   * more than once.
   */
  public Operation answering(int status, String schema) {
    Map<Integer, String> more = new TreeMap<>(answers);
    more.put(status, schema);
    return new Operation(id, method, path, href, tag, request, more, parameters, open, handler);
  }

  /** Answers with a dispatched task. */
  public Operation answeringTask() {
    return answering(202, "AsyncOperationResponse");
  }

  /** Takes these parameters. */
  public Operation with(List<Parameter> more) {
    return new Operation(id, method, path, href, tag, request, answers, more, open, handler);
  }

  /** Needs no authentication. */
  public Operation unauthenticated() {
    return new Operation(id, method, path, href, tag, request, answers, parameters, true, handler);
  }

  /**
   * Whether clients are told of it in the OpenAPI document; the API's root and the document itself
   * are not in there.
   */
  public boolean isDocumented() {
    return !path.isEmpty() && isNegotiated();
  }

  /**
   * Whether JSON or HTML is negotiated; the documents about the API have media types of their own.
   */
  public boolean isNegotiated() {
    return !path.startsWith("docs/");
  }

  /**
   * A body.
   *
   * @param schema the name of its schema
   * @param fields what it consists of
   * @param partial whether nothing in it is required
   */
  public record Body(String schema, Fields fields, boolean partial) {}

  /**
   * A parameter beside the path.
   *
   * @param name as clients send it
   * @param in {@code query} or {@code header}
   * @param shape what values it takes
   * @param required whether it must be there
   * @param choices the allowed texts; empty for any
   */
  public record Parameter(
      String name, String in, Shape shape, boolean required, List<String> choices) {}

  /** What values a parameter takes. */
  public enum Shape {
    /** A text. */
    TEXT,
    /** Texts, separated by commas. */
    TEXTS,
    /** A whole number. */
    INTEGER,
    /** Whole numbers, separated by commas. */
    INTEGERS,
    /** A number. */
    NUMBER,
    /** True or false. */
    FLAG,
    /** A point in time. */
    MOMENT,
    /** Points in time, separated by commas. */
    MOMENTS,
    /** UUIDs, separated by commas. */
    UUIDS
  }
}
