package pulp.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/**
 * The Pulp domain of the current work. While domains are switched off that is always the one named
 * {@code default}.
 */
@ApplicationScoped
public class Domains {
  @Inject DomainQueries queries;

  private volatile UUID standard;

  /** The key of the current domain. */
  public UUID current() {
    return standard();
  }

  /** The key of the domain named {@code default}, whose files lie without a folder of their own. */
  public UUID standard() {
    UUID known = standard;
    if (known == null) {
      known = queries.named("default");
      standard = known;
    }
    return known;
  }
}
