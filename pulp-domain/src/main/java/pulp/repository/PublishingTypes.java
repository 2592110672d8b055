package pulp.repository;

import java.util.Collection;

/**
 * Tells which distributions serve publications; the feature that knows them lies above this one. A
 * CDI bean.
 */
public interface PublishingTypes {
  /** The {@code pulp_type}s of distributions that serve publications and never a bare version. */
  Collection<String> pulpTypes();
}
