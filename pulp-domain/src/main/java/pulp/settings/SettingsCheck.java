package pulp.settings;

import java.util.List;

/**
 * Looks at the settings before a server starts: {@code java -cp pulp-domain.jar
 * pulp.settings.SettingsCheck}. The scripts of {@code server-config/} call it, for a server tells
 * of a wrong setting in its log only, and not before the database has answered.
 */
public final class SettingsCheck {
  private SettingsCheck() {}

  /** Ends with 1 after a line for each wrong setting. */
  public static void main(String[] arguments) {
    List<String> wrong = new SettingsReader(SettingsProducer::lookUp).wrong();
    if (!wrong.isEmpty()) {
      System.err.println("Wrong settings:");
      wrong.forEach(line -> System.err.println("  " + line));
      System.exit(1);
    }
  }
}
