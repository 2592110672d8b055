package pulp.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import pulp.problem.Problem;
import pulp.resource.Filter;
import pulp.resource.Filters;
import pulp.resource.Operation.Shape;
import pulp.settings.Settings;
import pulp.sql.Condition;

/**
 * What every list of content can be filtered by: membership in versions, and being of no use
 * (specification 02 §4.2).
 */
@ApplicationScoped
public class ContentFilters {
  private static final String ADDED = "m.repository_id = ? and m.version_added = ?";
  private static final String REMOVED = "m.repository_id = ? and m.version_removed = ?";

  private static final String MEMBER =
      """
      exists (select 1 from core_repository_content m
              where m.content_id = core_content.pulp_id and %s)\
      """;

  @Inject VersionRanges versions;
  @Inject Settings settings;

  /** All of them. */
  public List<Filter> all() {
    return List.of(
        membership("repository_version", ContentFilters::present),
        membership("repository_version_added", version -> one(version, ADDED)),
        membership("repository_version_removed", version -> one(version, REMOVED)),
        between("added_between", (base, target) -> difference(target, base)),
        between("removed_between", ContentFilters::difference),
        Filters.minutes("orphaned_for", settings.orphanProtectionTime(), ContentFilters::orphaned));
  }

  private static Condition present(VersionRange version) {
    return version.members("m").within(MEMBER);
  }

  private static Condition one(VersionRange version, String test) {
    return Condition.of(test, version.repository(), version.number()).within(MEMBER);
  }

  /** Units that the one holds and the other does not. */
  private static Condition difference(VersionRange one, VersionRange other) {
    return Condition.and(List.of(present(one), present(other).within("not %s")));
  }

  private Filter membership(String name, Function<VersionRange, Condition> test) {
    return new Filter(
        name, Shape.TEXT, List.of(), value -> Optional.of(test.apply(versions.named(value))));
  }

  /** Two versions, of whatever repositories. */
  private Filter between(String name, BiFunction<VersionRange, VersionRange, Condition> test) {
    return new Filter(
        name,
        Shape.TEXTS,
        List.of(),
        value -> {
          if (value.isEmpty()) {
            return Optional.empty();
          }
          String[] ends = value.split(",", -1);
          if (ends.length != 2) {
            throw Problem.Invalid.field(name, "Range query expects two values.");
          }
          return Optional.of(
              test.apply(versions.named(ends[0].strip()), versions.named(ends[1].strip())));
        });
  }

  private static Condition orphaned(double minutes) {
    return Condition.of(
        """
        core_content.timestamp_of_interest < clock_timestamp() - ? * interval '1 minute'
        and not exists (select 1 from core_repository_content rc where rc.content_id = core_content.pulp_id)
        """,
        minutes);
  }
}
