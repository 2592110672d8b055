package pulp.instance;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import pulp.plugin.Plugins;
import pulp.settings.Role;
import pulp.settings.Settings;
import pulp.sql.Ids;

/**
 * The rows by which instances know each other: one for the API role, one for the content role, one
 * for each worker slot. All rows of an instance are kept alive by one statement, by the database's
 * clock.
 */
@ApplicationScoped
public class Apps {
  private static final System.Logger LOG = System.getLogger("pulp.instance");
  private static final Duration AGAIN = Duration.ofSeconds(1);

  @Inject Settings settings;
  @Inject Plugins plugins;
  @Inject AppQueries queries;

  @Resource ManagedThreadFactory threads;

  private final Lock lock = new ReentrantLock();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final UUID api = Ids.next();
  private final List<UUID> slots = new ArrayList<>();
  private volatile List<AppQueries.Own> own = List.of();
  private volatile Instant lastBeat = Instant.MIN;
  private volatile Instant lastGap = Instant.MIN;

  /**
   * A live process of some role.
   *
   * @param type api, content or worker
   * @param name {@code <pid>@<host>}, with the slot's number for a worker
   * @param lastHeartbeat when it last said that it lives
   * @param versions label to version
   */
  public record App(
      String type, String name, Instant lastHeartbeat, Map<String, String> versions) {}

  /** Registers this instance and keeps it registered. */
  public void start() {
    String name = ProcessHandle.current().pid() + "@" + host();
    List<AppQueries.Own> rows = new ArrayList<>();
    if (settings.has(Role.API)) {
      rows.add(new AppQueries.Own(api, "api", name, settings.apiAppTtl()));
    }
    if (settings.has(Role.CONTENT)) {
      rows.add(new AppQueries.Own(Ids.next(), "content", name, settings.contentAppTtl()));
    }
    if (settings.has(Role.WORKER)) {
      IntStream.rangeClosed(1, settings.workers())
          .mapToObj(slot ->
              new AppQueries.Own(Ids.next(), "worker", name + "-" + slot, settings.workerTtl()))
          .forEach(rows::add);
    }
    own = List.copyOf(rows);
    own.stream()
        .filter(row -> row.type().equals("worker"))
        .map(AppQueries.Own::id)
        .forEach(slots::add);
    queries.register(own, plugins.versions());
    lastBeat = Instant.now();
    Duration shortest =
        own.stream()
            .map(AppQueries.Own::ttl)
            .min(Duration::compareTo)
            .orElse(Duration.ofSeconds(30));
    Thread thread = threads.newThread(() -> beat(shortest.dividedBy(3)));
    thread.setName("pulp-heartbeat");
    thread.setDaemon(true);
    thread.start();
  }

  /** On a thread of its own: nothing that takes long may come before it. */
  private void beat(Duration period) {
    Duration pause = period;
    try {
      while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = beatOnce() ? period : AGAIN;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A row that was swept while this process was paused or cut off is made anew. */
  private boolean beatOnce() {
    lock.lock();
    try {
      if (stopped.getCount() > 0) {
        queries.register(own, plugins.versions());
        Instant now = Instant.now();
        if (lastBeat.plus(settings.workerTtl()).isBefore(now)) {
          lastGap = now;
        }
        lastBeat = now;
      }
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "No heartbeat: {0}", e.getMessage());
      return false;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Whether this instance can tell that others are gone. One that was cut off from the database
   * cannot for a while: the others may have been cut off with it, and have not said yet that they
   * live.
   */
  public boolean canJudge() {
    Instant begin = Instant.now().minus(settings.workerTtl());
    return lastBeat.isAfter(begin) && lastGap.isBefore(begin);
  }

  /** Says that this instance is gone. */
  @PreDestroy
  public void stop() {
    lock.lock();
    try {
      if (stopped.getCount() > 0 && !own.isEmpty()) {
        stopped.countDown();
        queries.unregister(own);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "The rows of this instance will be swept: {0}", e.getMessage());
    } finally {
      lock.unlock();
    }
  }

  /** Who is online. */
  public List<App> online() {
    return queries.online();
  }

  /** The key under which this instance runs tasks inside requests. */
  public UUID api() {
    return api;
  }

  /** The keys of this instance's worker slots. */
  public List<UUID> slots() {
    return List.copyOf(slots);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
