package pulp.resource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pulp.field.Fields;
import pulp.field.Values;
import pulp.plugin.Named;
import pulp.sql.Condition;
import pulp.task.TaskRun;

/**
 * A type of resource: a CDI bean that describes it once. Rows, lists, writes and the OpenAPI
 * document come from here.
 */
public interface ResourceType extends Named {
  /** The master tables that several types share. */
  Set<String> SHARED_MASTERS =
      Set.of(
          "core_content",
          "core_repository",
          "core_remote",
          "core_publication",
          "core_distribution",
          "core_content_guard");

  /** How a write is carried out. */
  enum Write {
    /** Not offered. */
    NEVER,
    /** In the request. */
    NOW,
    /** By a task that runs inside the request when its resources are free. */
    IMMEDIATE,
    /** By a task that a worker runs. */
    TASK
  }

  /** The table with the columns of the kind, {@code core_repository}. */
  String master();

  /**
   * All fields, in the order in which clients see them, without {@code pulp_href} … {@code
   * pulp_last_updated}.
   */
  Fields fields();

  /** The fields that every resource begins with. */
  default Fields commonFields() {
    return CommonFields.of(this);
  }

  /** What lists can be filtered by, besides what every list offers. */
  default List<Filter> filters() {
    return List.of();
  }

  /** Whether it has a list of its own. */
  default boolean isListed() {
    return true;
  }

  /** Whether its items can be read one by one under its endpoint. */
  default boolean isItemised() {
    return true;
  }

  /** The name of the path parameter that stands for an item's whole href. */
  default String hrefParameter() {
    return OperationNames.href(name());
  }

  /** Fields that only an item shows that is read alone. */
  default Fields itemFields() {
    return Fields.of();
  }

  /** The OpenAPI schema of a single item, which may show more than an item of a list. */
  default String itemSchema() {
    return name().schema() + "Response";
  }

  /** Whether lists take filters and orders at all. */
  default boolean isFilterable() {
    return true;
  }

  /**
   * The names that lists can be ordered by, besides {@code pk}: clients check theirs against
   * exactly these.
   */
  default List<String> orderings() {
    return List.of();
  }

  /**
   * The SQL by which lists are ordered for a name that is neither a field nor a column of the
   * master table.
   */
  default Optional<String> ordering(String name) {
    return Optional.empty();
  }

  /** The order by clause that every list ends with. */
  default String newestFirst() {
    return master() + ".pulp_created desc, " + master() + ".pulp_id desc";
  }

  /** The fields of the short form that {@code ?minimal=true} asks for; most types have none. */
  default Fields minimal(Fields all) {
    return all;
  }

  /** How many rows a list has when that is known without counting; the query is as in the URL. */
  default Optional<Long> knownCount(Map<String, List<String>> query) {
    return Optional.empty();
  }

  /** How it is created. */
  default Write creation() {
    return Write.NEVER;
  }

  /** How it is changed. */
  default Write change() {
    return Write.NEVER;
  }

  /** How it is deleted. */
  default Write deletion() {
    return Write.NEVER;
  }

  /** Which rows of the tables exist for clients. */
  default Condition visible() {
    return Condition.ALL;
  }

  /** Which rows belong to a Pulp domain. */
  default Condition within(UUID domain) {
    return Condition.of(master() + ".pulp_domain_id = ?", domain);
  }

  /**
   * Checks what no single field can tell and completes the values; throws a {@link
   * pulp.problem.Problem.Invalid}.
   *
   * @param given what the client sent, defaults included; may be changed
   * @param before the stored values; empty on creation
   */
  default void check(Values given, Optional<Stored> before) {}

  /** Resources that a creation by task reserves for itself. */
  default List<String> reserved(Values given) {
    return List.of();
  }

  /**
   * What a creation by task gets as its body: what the client sent, with files turned into rows
   * that outlive the request.
   */
  default Map<String, Object> dispatched(Map<String, Object> inputs, Values given) {
    return inputs;
  }

  /**
   * Makes the resource inside a task; the default needs one transaction and notes it as created.
   * Returns its key.
   */
  default UUID create(Values given, TaskRun run, ResourceService service) {
    UUID id = service.create(this, given);
    run.created(name().label(), id);
    return id;
  }

  /**
   * Makes the row, in the transaction of the creation; most types insert the values as they are.
   */
  default UUID insert(Values values, Rows rows) {
    return rows.insert(this, values);
  }

  /** Called in the transaction that made the row. */
  default void created(UUID id, Values values) {}

  /** Called in the transaction that changed the row. */
  default void changed(Stored before, Values values) {}

  /** Called in the transaction that deletes the row, before it goes. */
  default void deleting(Stored before) {}

  /** Further operations on the collection, its items, or below them. */
  default List<Operation> operations() {
    return List.of();
  }

  /** What further operations answer with, by the name of the schema. */
  default Map<String, Fields> furtherAnswers() {
    return Map.of();
  }

  /** The detail table; empty for a type without columns of its own. */
  default Optional<String> detail() {
    return name().table().equals(master()) ? Optional.empty() : Optional.of(name().table());
  }

  /**
   * Left joins of what fields are shown from, one row at most for each of the type's. Only what is
   * shown sees them: no condition and no order.
   */
  default String lookups() {
    return "";
  }

  /** Whether the master table is shared by several types, told apart by {@code pulp_type}. */
  default boolean isTyped() {
    return SHARED_MASTERS.contains(master());
  }

  /** Whether rows carry labels. */
  default boolean isLabelled() {
    return fields().named("pulp_labels").isPresent();
  }
}
