package pulp.remote;

import java.time.Duration;
import pulp.storage.ArtifactStore;

/** Fetchers of remotes in the database that do not wait between attempts and keep no timer. */
public final class PromptFetchers extends Fetchers {
  /** Takes the store; what else they need is injected. */
  public PromptFetchers(ArtifactStore artifacts) {
    store = artifacts;
    backoff = new Backoff(Duration.ZERO);
  }

  @Override
  void start() {}

  @Override
  void stop() {}
}
