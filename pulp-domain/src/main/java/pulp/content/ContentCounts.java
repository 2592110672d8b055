package pulp.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pulp.domain.Domains;
import pulp.field.Ref;
import pulp.plugin.TypeName;
import pulp.resource.References;

/**
 * Knows how many units a list has without counting them, when it is the content of one version and
 * nothing else is asked.
 */
@ApplicationScoped
public class ContentCounts {
  /** The filters whose counts a version keeps, and the kind of count. */
  private static final Map<String, String> KEPT =
      Map.of(
          "repository_version",
          "P",
          "repository_version_added",
          "A",
          "repository_version_removed",
          "R");

  private static final List<String> HARMLESS =
      List.of("limit", "offset", "ordering", "fields", "exclude_fields");

  @Inject References references;
  @Inject ContentCountQueries queries;
  @Inject Domains domains;

  /** The number of units of a type that a query selects; empty when they have to be counted. */
  public Optional<Long> of(TypeName type, Map<String, List<String>> query) {
    Set<String> asked = new HashSet<>(query.keySet());
    HARMLESS.forEach(asked::remove);
    String filter = asked.size() == 1 ? asked.iterator().next() : "";
    if (!KEPT.containsKey(filter) || query.get(filter).isEmpty()) {
      return Optional.empty();
    }
    Ref ref =
        references.single(query.get(filter).getLast().strip(), References.VERSIONS, "repositories");
    boolean version = ref.type().endpoint().equals(References.VERSIONS);
    return queries.kept(ref.id(), version, KEPT.get(filter), type.pulpType(), domains.current());
  }
}
