package pulp.repository;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The types of repositories that are present. */
@ApplicationScoped
class RepositoryTypes {
  @Inject @Any Instance<RepositoryType> present;
  @Inject VersionQueries queries;

  private final Map<String, RepositoryType> byName = new HashMap<>();

  @PostConstruct
  void collect() {
    present.forEach(type -> byName.put(type.name().pulpType(), type));
  }

  RepositoryType named(String pulpType) {
    return byName.get(pulpType);
  }

  RepositoryType of(UUID repository) {
    return named(queries.typeOf(repository));
  }
}
