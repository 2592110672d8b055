package pulp.plugin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All types that are present, by each of their names. */
@ApplicationScoped
public class TypeNames {
  @Inject @Any Instance<Named> present;

  private final Map<String, TypeName> byEndpoint = new HashMap<>();
  private final Map<String, TypeName> byLabel = new HashMap<>();

  @PostConstruct
  void collect() {
    for (Named named : present) {
      TypeName name = named.name();
      byEndpoint.put(name.endpoint(), name);
      byLabel.put(name.label(), name);
    }
  }

  /** By the path of its collection, {@code repositories/file/file}. */
  public Optional<TypeName> at(String endpoint) {
    return Optional.ofNullable(byEndpoint.get(endpoint));
  }

  /** By the model as PRNs have it, {@code file.filerepository}. */
  public Optional<TypeName> labelled(String label) {
    return Optional.ofNullable(byLabel.get(label));
  }

  /**
   * The type of a kind with this {@code pulp_type}; the kind is the first segment of the endpoint,
   * {@code remotes}.
   */
  public Optional<TypeName> of(String kind, String pulpType) {
    return byEndpoint.values().stream()
        .filter(name -> name.pulpType().equals(pulpType) && name.endpoint().startsWith(kind + "/"))
        .findFirst();
  }

  /** All of them, in no order. */
  public Collection<TypeName> all() {
    return byEndpoint.values();
  }
}
