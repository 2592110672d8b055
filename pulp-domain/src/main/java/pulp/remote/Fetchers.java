package pulp.remote;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import pulp.domain.Domains;
import pulp.problem.Problem;
import pulp.settings.Settings;
import pulp.storage.ArtifactStore;
import pulp.storage.Received;

/**
 * The fetchers of remotes: one for each remote as it is now, shared by all threads of this process
 * and kept while it is used. A remote that was changed gets a new one; nothing of one remote is
 * ever seen by another.
 */
@ApplicationScoped
public class Fetchers {
  private static final System.Logger LOG = System.getLogger("pulp.remote");
  private static final int TICK_SECONDS = 15;
  private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(10);

  @Inject Settings settings;
  @Inject Domains domains;
  @Inject ArtifactStore store;
  @Inject RemoteQueries queries;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  ManagedScheduledExecutorService timer;

  Backoff backoff = new Backoff(Duration.ofSeconds(1));

  private final Map<Key, Kept> kept = new ConcurrentHashMap<>();
  private Future<?> tick;

  /** What a fetcher was made for; the remote is null where no remote holds the settings. */
  private record Key(UUID remote, RemoteConfig config) {}

  /** A fetcher, its client, and when it was last used. */
  private static final class Kept implements Fetcher {
    private final HttpUpstream web;
    private final Fetcher fetcher;
    private volatile long used = System.nanoTime();

    Kept(HttpUpstream web, Fetcher fetcher) {
      this.web = web;
      this.fetcher = fetcher;
    }

    @Override
    public Received fetch(String url, Expected expected) {
      used = System.nanoTime();
      return fetcher.fetch(url, expected);
    }

    @Override
    public Opened open(String url, long from) {
      used = System.nanoTime();
      return fetcher.open(url, from);
    }
  }

  @PostConstruct
  void start() {
    tick = timer.scheduleWithFixedDelay(this::tidy, TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    tick.cancel(false);
  }

  /** The fetcher of a remote of the current domain, with the values that it has now. */
  public Fetcher of(UUID remote) {
    RemoteConfig config =
        queries
            .config(domains.current(), remote)
            .orElseThrow(() -> new Problem.NotFound("The remote does not exist any more."));
    return fetcher(new Key(remote, config));
  }

  /** A fetcher for settings that no remote holds. */
  public Fetcher with(RemoteConfig config) {
    return fetcher(new Key(null, config));
  }

  private Fetcher fetcher(Key key) {
    Kept found = kept.computeIfAbsent(key, this::made);
    found.used = System.nanoTime();
    return found;
  }

  private Kept made(Key key) {
    HttpUpstream web = new HttpUpstream(key.config(), settings.forbidPrivateAddresses());
    LocalFiles local = new LocalFiles(new ImportPaths(settings.allowedImportPaths()));
    return new Kept(web, new RemoteFetcher(key.config(), store, web, local, backoff));
  }

  /**
   * A fetcher that is forgotten still works for whoever holds it; its connections are closed when
   * they are idle.
   */
  private void tidy() {
    try {
      kept.values().forEach(one -> one.web.closeIdle());
      kept.values().removeIf(one -> System.nanoTime() - one.used > KEPT_NANOS);
    } catch (RuntimeException e) { // what a timer lets pass ends it
      LOG.log(Level.WARNING, "Idle connections to remotes could not be closed", e);
    }
  }
}
