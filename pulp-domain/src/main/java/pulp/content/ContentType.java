package pulp.content;

import java.util.List;
import pulp.resource.ResourceType;
import pulp.sql.Condition;

/** A type of content unit. Its columns lie in its own table, beside {@code core_content}. */
public interface ContentType extends ResourceType {
  /** The columns of its table that, within a domain, identify a unit. */
  List<String> naturalKey();

  /**
   * The columns of its table of which a repository version holds at most one unit each; may be
   * empty.
   */
  List<String> repositoryKey();

  /** Whether files of such units may be given up while a remote can bring them again. */
  default boolean isReclaimable() {
    return false;
  }

  @Override
  default String master() {
    return "core_content";
  }

  @Override
  default Condition visible() {
    return Condition.of("core_content.pulp_type = '" + name().pulpType() + "'");
  }
}
