package pulp.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import pulp.tests.client.Fetch;
import pulp.tests.server.MicroServer;

/** Whoever asks while the server boots. */
class BootIT {
  private final Set<String> answers = new ConcurrentSkipListSet<>();

  @Test
  void theFirstAnswerOfAllIsARightOne() throws Exception {
    try (MicroServer server = MicroServer.external("boot");
        ExecutorService clients = Executors.newCachedThreadPool()) {
      for (String path : new String[] {"api/v3/livez/", "api/v3/repositories/", "content/"}) {
        clients.execute(() -> ask(server, path));
      }
      server.start();
      TimeUnit.SECONDS.sleep(1);
      clients.shutdownNow();
    }
    assertThat(answers)
        .containsExactlyInAnyOrder("200 api/v3/livez/", "401 api/v3/repositories/", "200 content/");
  }

  private void ask(MicroServer server, String path) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        answers.add(Fetch.get(server.address() + "/pulp/" + path).status() + " " + path);
        TimeUnit.MILLISECONDS.sleep(10);
      } catch (UncheckedIOException refused) {
        // as long as nobody listens
      } catch (IllegalStateException | InterruptedException stopped) {
        return;
      }
    }
  }
}
