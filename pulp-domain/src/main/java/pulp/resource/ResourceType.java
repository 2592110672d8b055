package pulp.resource;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.field.Fields;
import pulp.field.Values;
import pulp.plugin.Named;
import pulp.sql.Condition;

/** A type of resource: a CDI bean that describes it once. Rows, lists, writes and the OpenAPI document come from here. */
public interface ResourceType extends Named {
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

  /** All fields, in the order in which clients see them, without {@code pulp_href} … {@code pulp_last_updated}. */
  Fields fields();

  /** What lists can be filtered by, besides what every list offers. */
  default List<Filter> filters() {
    return List.of();
  }

  /** Names of further columns that lists can be ordered by, besides those of the fields. */
  default List<String> orderings() {
    return List.of();
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

  /**
   * Checks what no single field can tell and completes the values; throws a {@link pulp.problem.Problem.Invalid}.
   *
   * @param given what the client sent, defaults included; may be changed
   * @param before the stored values; empty on creation
   */
  default void check(Values given, Optional<Stored> before) {}

  /** Makes the row, in the transaction of the creation; most types insert the values as they are. */
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

  /** The detail table; empty for a type without columns of its own. */
  default Optional<String> detail() {
    return name().table().equals(master()) ? Optional.empty() : Optional.of(name().table());
  }

  /** Whether rows carry labels. */
  default boolean isLabelled() {
    return fields().named("pulp_labels").isPresent();
  }
}
