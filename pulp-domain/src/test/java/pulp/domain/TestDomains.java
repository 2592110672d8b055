package pulp.domain;

import java.util.UUID;

/** Work that is done in one domain of a test. */
public final class TestDomains extends Domains {
  private final UUID domain;

  private TestDomains(UUID domain) {
    this.domain = domain;
  }

  /** The current domain is this one; it is not the one named {@code default}. */
  public static Domains in(UUID domain) {
    return new TestDomains(domain);
  }

  @Override
  public UUID current() {
    return domain;
  }

  @Override
  public UUID standard() {
    return new UUID(0, 0);
  }
}
