package pulp.distribution;

import pulp.resource.ResourceType;

/** A type of distribution. */
public interface DistributionType extends ResourceType {
  /**
   * Whether it serves publications; a type that does never falls back to the bare version of a repository. One that does
   * not serves the version itself.
   */
  default boolean servesPublications() {
    return false;
  }

  @Override
  default String master() {
    return "core_distribution";
  }
}
