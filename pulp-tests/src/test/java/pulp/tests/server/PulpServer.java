package pulp.tests.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import pulp.tests.client.Pulp;

/** A running Pulp of the tests' own: free port, own data directory, own database. */
public interface PulpServer extends AutoCloseable {
  /** Scheme, host and port. */
  URI address();

  /** The password of the user admin. */
  String password();

  /** Everything it keeps lies below. */
  Path dataDir();

  /** Files that {@code file://} remotes may read. */
  Path imports();

  /** Its database; empty when it is inside the server. */
  Optional<Database> database();

  /** Starts it; again after it has ended, on the same data. Returns when it is ready. */
  void start();

  /** Stops it. */
  @Override
  void close();

  /** A client that is logged in as admin. */
  default Pulp pulp() {
    return new Pulp(address(), "admin", password());
  }
}
