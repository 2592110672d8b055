package pulp.tests.server;

import java.util.concurrent.TimeUnit;

/** A moment between two looks at something that takes time. */
final class Pause {
  private Pause() {}

  static void briefly() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
