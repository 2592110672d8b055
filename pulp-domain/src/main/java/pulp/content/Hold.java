package pulp.content;

import pulp.sql.Condition;

/**
 * What keeps content units and artifacts from clean-up besides the versions and units that use
 * them: work that has not come to its end. A CDI bean; clean-up asks all of them in the transaction
 * that deletes.
 */
public interface Hold {
  /** True for rows of {@code core_content} that stay. */
  default Condition units() {
    return Condition.NONE;
  }

  /** True for rows of {@code core_artifact} that stay. */
  default Condition artifacts() {
    return Condition.NONE;
  }
}
