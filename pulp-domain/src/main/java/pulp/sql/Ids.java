package pulp.sql;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** Makes primary keys: UUIDv7, ordered by time (decision 0004). */
public final class Ids {
  private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

  private Ids() {}

  /** A new key, later than every key made before in this process. */
  public static UUID next() {
    return GENERATOR.generate();
  }
}
