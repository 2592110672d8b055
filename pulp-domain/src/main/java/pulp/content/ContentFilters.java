package pulp.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import pulp.field.Ref;
import pulp.problem.Problem;
import pulp.resource.Filter;
import pulp.resource.Operation.Shape;
import pulp.resource.References;
import pulp.settings.Settings;
import pulp.sql.Condition;

/**
 * What every list of content can be filtered by: membership in versions, and being of no use
 * (specification 02 §4.2).
 */
@ApplicationScoped
public class ContentFilters {
  /** The version that a key names, or the latest of the repository that it names. */
  private static final String VERSION =
      """
      (select v.repository_id, v.number from core_repository_version v
       where %s = ? and v.complete order by v.number desc limit 1)\
      """;

  private static final String IN_VERSION =
      """
      exists (select 1 from core_repository_content rc join %s v on v.repository_id = rc.repository_id
              where rc.content_id = core_content.pulp_id and %s)\
      """;

  private static final String PRESENT =
      "rc.version_added <= v.number and (rc.version_removed is null or rc.version_removed > v.number)";

  @Inject References references;
  @Inject Settings settings;

  /** All of them. */
  public List<Filter> all() {
    return List.of(
        membership("repository_version", PRESENT),
        membership("repository_version_added", "rc.version_added = v.number"),
        membership("repository_version_removed", "rc.version_removed = v.number"),
        between("added_between", false),
        between("removed_between", true),
        new Filter("orphaned_for", Shape.NUMBER, List.of(), this::orphaned));
  }

  private Filter membership(String name, String test) {
    return new Filter(name, Shape.TEXT, List.of(), value -> Optional.of(in(value, test)));
  }

  private Condition in(String value, String test) {
    if (value.isEmpty()) {
      throw Problem.Invalid.bare("No value supplied for repository version filter");
    }
    Ref ref = references.single(value, References.VERSIONS, "repositories");
    String column =
        ref.type().endpoint().equals(References.VERSIONS) ? "v.pulp_id" : "v.repository_id";
    return Condition.of(IN_VERSION.formatted(VERSION.formatted(column), test), ref.id());
  }

  /** Units that one version holds and the other does not. */
  private Filter between(String name, boolean removed) {
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
          Condition base = in(ends[0].strip(), PRESENT);
          Condition target = in(ends[1].strip(), PRESENT);
          return Optional.of(
              removed
                  ? Condition.and(List.of(base, target.not()))
                  : Condition.and(List.of(target, base.not())));
        });
  }

  private Optional<Condition> orphaned(String value) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    double minutes;
    try {
      minutes = Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw Problem.Invalid.field("orphaned_for", "Enter a number.");
    }
    return Optional.of(
        Condition.of(
            """
            core_content.timestamp_of_interest < clock_timestamp() - ? * interval '1 minute'
            and not exists (select 1 from core_repository_content rc where rc.content_id = core_content.pulp_id)
            """,
            minutes < 0 ? (double) settings.orphanProtectionTime() : minutes));
  }
}
