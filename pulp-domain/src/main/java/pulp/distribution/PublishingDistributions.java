package pulp.distribution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import pulp.repository.PublishingTypes;

/** Asks the types of distributions which of them serve publications. */
@ApplicationScoped
class PublishingDistributions implements PublishingTypes {
  @Inject @Any Instance<DistributionType> types;

  @Override
  public Collection<String> pulpTypes() {
    return types.stream()
        .filter(DistributionType::servesPublications)
        .map(type -> type.name().pulpType())
        .toList();
  }
}
