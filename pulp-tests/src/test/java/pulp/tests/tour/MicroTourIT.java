package pulp.tests.tour;

import org.junit.jupiter.api.Test;
import pulp.tests.client.Names;
import pulp.tests.server.MicroServer;

/** The tour on {@code java -jar pulp.jar} with the PostgreSQL inside. */
class MicroTourIT {
  @Test
  void theTourIsWalkedAndEverythingSurvivesAKill() {
    try (MicroServer server = MicroServer.embedded("micro")) {
      server.start();
      new Tour(server).walk();
      String kept =
          server
              .pulp()
              .create("repositories/file/file/", "name", Names.unique("kept"))
              .getString("pulp_href");
      server.kill();
      server.start();
      server.pulp().get(kept).expect(200);
      new Tour(server).walk();
    }
  }
}
