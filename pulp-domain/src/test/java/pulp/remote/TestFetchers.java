package pulp.remote;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import pulp.storage.ArtifactStore;
import pulp.storage.TestStore;

/** Fetchers without a container, that do not wait between attempts. */
final class TestFetchers {
  final ArtifactStore store;
  private final List<Path> allowed;
  private final boolean forbidPrivate;

  TestFetchers(Path folder, boolean forbidPrivate, Path... allowed) {
    this.store = TestStore.in(folder, new UUID(0, 0));
    this.allowed = List.of(allowed);
    this.forbidPrivate = forbidPrivate;
  }

  Fetcher with(RemoteConfig config) {
    return new RemoteFetcher(
        config,
        store,
        new HttpUpstream(config, forbidPrivate),
        new LocalFiles(new ImportPaths(allowed)),
        new Backoff(Duration.ZERO));
  }
}
