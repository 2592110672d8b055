package pulp.distribution.serving;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import pulp.problem.Problem;

/**
 * Brings files that are known but not stored. However many ask for the same bytes, this process
 * fetches them once; a client that goes away stops nothing, for the next one will want the file
 * too. Several instances may each fetch a file at the same time: the first to finish names it, the
 * others find it there.
 */
@ApplicationScoped
public class Fetches {
  private static final Logger LOG = System.getLogger(Fetches.class.getName());

  /** Each waits for an upstream most of its time. */
  private static final int MOST = 64;

  private static final int UNAVAILABLE = 503;

  @Inject FetchRun runs;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  ManagedThreadFactory threads;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  ManagedExecutorService executor;

  private final Map<String, Fetch> running = new ConcurrentHashMap<>();
  ExecutorService fetching;
  Executor waking;

  @PostConstruct
  void start() {
    fetching =
        new ThreadPoolExecutor(0, MOST, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), threads);
    waking = executor;
  }

  @PreDestroy
  void stop() {
    fetching.shutdownNow();
  }

  /**
   * Joins the download that goes on now, or begins one; a {@link Problem.Refused} when too many go
   * on.
   */
  public Fetch.Reader of(Resolution.Remote wanted) {
    AtomicReference<Fetch.Reader> reader = new AtomicReference<>();
    running.compute(
        key(wanted),
        (key, known) -> {
          Fetch fetch = known == null ? begin(key, wanted) : known;
          reader.set(fetch.reader()); // in here, where it cannot end meanwhile
          return fetch;
        });
    return reader.get();
  }

  private Fetch begin(String key, Resolution.Remote wanted) {
    Fetch fetch = new Fetch(waking);
    try {
      fetching.execute(() -> run(key, wanted, fetch));
    } catch (RejectedExecutionException e) {
      throw new Problem.Refused(UNAVAILABLE, "Service Unavailable");
    }
    return fetch;
  }

  private void run(String key, Resolution.Remote wanted, Fetch fetch) {
    boolean well = false;
    try {
      well = runs.run(wanted, fetch);
    } finally {
      running.remove(key);
      fetch.begun(new Fetch.Nowhere()); // unless it began otherwise
      fetch.ended(well);
      close(fetch);
    }
  }

  private static void close(Fetch fetch) {
    try {
      fetch.file().close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Closing a file failed: {0}", e.toString());
    }
  }

  private static String key(Resolution.Remote wanted) {
    return wanted.sha256() == null ? wanted.contentArtifact().toString() : wanted.sha256();
  }
}
