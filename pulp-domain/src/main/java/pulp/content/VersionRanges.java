package pulp.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import pulp.field.Ref;
import pulp.problem.Problem;
import pulp.resource.References;

/** Finds repository versions by their keys, and those that filters name. */
@ApplicationScoped
public class VersionRanges {
  private static final VersionRange NONE = new VersionRange(new UUID(0, 0), 0);

  @Inject VersionRangeQueries queries;
  @Inject References references;

  /** The version of a key; empty when it was deleted or is being made. */
  public Optional<VersionRange> of(UUID version) {
    return queries.of(version);
  }

  /** The version that a filter's value names; a repository stands for its latest one. */
  VersionRange named(String value) {
    if (value.isEmpty()) {
      throw Problem.Invalid.bare("No value supplied for repository version filter");
    }
    Ref ref = references.single(value, References.VERSIONS, "repositories");
    boolean version = ref.type().endpoint().equals(References.VERSIONS);
    return (version ? queries.of(ref.id()) : queries.latest(ref.id())).orElse(NONE);
  }
}
