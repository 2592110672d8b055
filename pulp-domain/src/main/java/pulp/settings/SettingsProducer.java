package pulp.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Offers the settings for injection. */
@ApplicationScoped
public class SettingsProducer {
  /** Reads them from system properties, then from the environment, under one name each. */
  @Produces
  @Singleton
  public Settings settings() {
    return new SettingsReader(SettingsProducer::lookUp).read();
  }

  static String lookUp(String name) {
    String property = System.getProperty(name);
    return property != null ? property : System.getenv(name);
  }
}
