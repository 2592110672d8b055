package pulp.instance;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import pulp.plugin.Plugin;

/**
 * Brings the tables of a component up to date (decision 0003). Each component has a history of its
 * own; Flyway's lock makes instances that start at once take turns.
 */
final class Schema {
  /** How often, once a second, an instance asks for the lock that another one holds. */
  private static final int LOCK_TRIES = 600;

  private final DataSource source;

  Schema(DataSource source) {
    this.source = source;
  }

  /** Applies what is missing; returns how many migrations that were. */
  int migrate(Plugin component) {
    return Flyway.configure(component.getClass().getClassLoader())
        .dataSource(source)
        .locations("classpath:" + component.migrations())
        .table("flyway_" + component.label())
        // the tables of other components are there already; ours start from nothing
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .lockRetryCount(LOCK_TRIES)
        .load()
        .migrate()
        .migrationsExecuted;
  }
}
