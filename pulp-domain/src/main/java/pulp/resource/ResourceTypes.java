package pulp.resource;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pulp.plugin.TypeName;

/** All types of resources that are present. */
@ApplicationScoped
public class ResourceTypes {
  @Inject @Any Instance<ResourceType> present;

  private final Map<String, ResourceType> byEndpoint = new TreeMap<>();

  @PostConstruct
  void collect() {
    present.forEach(type -> byEndpoint.put(type.name().endpoint(), type));
  }

  /** By the path of its collection, {@code repositories/file/file}. */
  public Optional<ResourceType> at(String endpoint) {
    return Optional.ofNullable(byEndpoint.get(endpoint));
  }

  /** By its names. */
  public ResourceType of(TypeName name) {
    return byEndpoint.get(name.endpoint());
  }

  /** All, by endpoint. */
  public Collection<ResourceType> all() {
    return byEndpoint.values();
  }
}
