package pulp.distribution.serving;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import pulp.repository.ServingChanged;
import pulp.sql.Channel;
import pulp.sql.SqlFailure;

/**
 * All distributions in memory. A change is only noted when it is heard of; the next request looks
 * at what was noted, so a change of this instance is seen by every request after its commit. While
 * the database is away the last known state goes on being served; while nothing can be heard from
 * it everything is read anew every second.
 */
@ApplicationScoped
public class Routing implements Channel {
  private static final Logger LOG = System.getLogger(Routing.class.getName());
  private static final long DEAF_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long WAIT_SECONDS = 2;

  @Inject ServedRows rows;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  ManagedExecutorService executor;

  private final Map<UUID, BasePaths> domains = new ConcurrentHashMap<>();
  private final Map<UUID, Served> known = new ConcurrentHashMap<>();
  private final Pending pending = new Pending();
  private final ReentrantLock writing = new ReentrantLock();
  private volatile boolean loaded;
  private volatile boolean hearing;
  private volatile long lookedAt = System.nanoTime();
  private volatile long nextTry = System.nanoTime();

  /** Starts with nothing and reads everything at the first question. */
  public Routing() {
    pending.everything();
  }

  Optional<BasePaths.Match> match(UUID domain, String path) {
    return paths(domain).match(path);
  }

  SortedSet<String> below(UUID domain, String prefix, Predicate<Served> shown) {
    return paths(domain).below(prefix, shown);
  }

  /** A distribution by key. */
  public Optional<Served> served(UUID distribution) {
    bringUpToDate();
    return Optional.ofNullable(known.get(distribution));
  }

  private BasePaths paths(UUID domain) {
    bringUpToDate();
    return domains.computeIfAbsent(domain, missing -> new BasePaths());
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ServingChanged change) {
    if (change.distribution() != null) {
      pending.distribution(change.distribution());
    }
    if (change.repository() != null) {
      pending.repository(change.repository());
    }
  }

  @Override
  public String name() {
    return "pulp_serving";
  }

  @Override
  public void heard(String payload) {
    UUID id = UUID.fromString(payload.substring(2));
    if (payload.startsWith("d:")) {
      pending.distribution(id);
    } else {
      pending.repository(id);
    }
  }

  @Override
  public void connected() {
    hearing = true;
    pending.everything();
  }

  @Override
  public void lost() {
    hearing = false;
  }

  private void bringUpToDate() {
    if (pending.isWaiting()) {
      if (!loaded || System.nanoTime() - nextTry >= 0) {
        lookAtPending();
      }
    } else if (!hearing && System.nanoTime() - lookedAt > DEAF_NANOS) {
      lookedAt = System.nanoTime();
      executor.execute(() -> {
        pending.everything();
        lookAtPending();
      });
    }
  }

  private void lookAtPending() {
    try {
      if (writing.tryLock(WAIT_SECONDS, TimeUnit.SECONDS)) {
        try {
          if (pending.isWaiting()) {
            lookAt(pending.take());
          }
        } finally {
          writing.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookAt(Pending.Batch batch) {
    try {
      apply(
          batch,
          rows.concernedBy(batch).stream().collect(Collectors.toMap(Served::id, row -> row)));
      pending.done(batch);
      lookedAt = System.nanoTime();
      loaded = true;
    } catch (SqlFailure e) {
      pending.again(batch);
      nextTry = System.nanoTime() + DEAF_NANOS;
      if (!loaded) {
        throw e;
      }
      LOG.log(Level.WARNING, "Serving what was last known: {0}", e.getMessage());
    }
  }

  private void apply(Pending.Batch batch, Map<UUID, Served> now) {
    Set<UUID> asked = batch.everything() ? known.keySet() : batch.distributions();
    now.values().forEach(this::place);
    asked.stream().filter(id -> !now.containsKey(id)).toList().forEach(this::forget);
  }

  private void place(Served served) {
    BasePaths paths = domains.computeIfAbsent(served.domain(), missing -> new BasePaths());
    Served before = known.put(served.id(), served);
    paths.put(served);
    if (before != null && !before.basePath().equals(served.basePath())) {
      paths.remove(before);
    }
  }

  private void forget(UUID id) {
    Served before = known.remove(id);
    if (before != null) {
      domains.get(before.domain()).remove(before);
    }
  }
}
