package pulp.resource;

import java.util.List;
import java.util.Optional;
import pulp.resource.Operation.Shape;
import pulp.sql.Condition;

/**
 * Something that a list can be filtered by.
 *
 * @param name the query parameter, {@code name__icontains}
 * @param shape what values it takes
 * @param choices the allowed texts; empty for any
 * @param test makes the condition
 */
public record Filter(String name, Shape shape, List<String> choices, Test test) {
  /** Makes a condition of a value. */
  @FunctionalInterface
  public interface Test {
    /**
     * The condition for a value, without white space at its ends; empty when the value means that
     * the filter is not applied.
     *
     * @throws pulp.problem.Problem.Invalid in the wire's words
     */
    Optional<Condition> on(String value);
  }
}
