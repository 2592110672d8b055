package pulp.tests.tour;

import org.junit.jupiter.api.Test;
import pulp.tests.server.Build;
import pulp.tests.server.ScriptedServer;

/** The tour on Payara Server. */
class PayaraTourIT {
  @Test
  void theTourIsWalked() {
    try (ScriptedServer server = ScriptedServer.payara(Build.ear())) {
      server.start();
      new Tour(server).walk();
    }
  }
}
