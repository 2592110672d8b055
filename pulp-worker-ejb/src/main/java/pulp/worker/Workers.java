package pulp.worker;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import pulp.instance.Apps;
import pulp.instance.Started;
import pulp.settings.Role;
import pulp.settings.Settings;
import pulp.sql.Patience;
import pulp.task.Claimed;
import pulp.task.ImmediateWork;
import pulp.task.Runner;
import pulp.task.RunningTasks;
import pulp.task.TaskService;
import pulp.task.WakeUp;

/** The worker slots of this instance: threads that claim tasks and run them, one at a time each. */
@ApplicationScoped
public class Workers {
  private static final System.Logger LOG = System.getLogger("pulp.worker");

  /**
   * So long tasks may go on when the instance is shut down; after it they are told to stop, and get
   * as long again.
   */
  private static final Duration GRACE = Duration.ofSeconds(3);

  @Inject Settings settings;
  @Inject Apps apps;
  @Inject TaskService service;
  @Inject Runner runner;
  @Inject ImmediateWork immediateWork;
  @Inject RunningTasks running;
  @Inject BatchWork batch;
  @Inject WakeUp wakeUp;
  @Inject Patience patience;

  @Resource ManagedThreadFactory threads;

  private final List<Thread> slots = new ArrayList<>();
  private volatile boolean stopped;

  void start(@Observes Started started) {
    if (!settings.has(Role.WORKER) || !slots.isEmpty()) {
      return;
    }
    for (UUID slot : apps.slots()) {
      Thread thread = threads.newThread(() -> work(slot));
      thread.setName("pulp-worker-" + (slots.size() + 1));
      slots.add(thread);
    }
    slots.forEach(Thread::start);
  }

  private void work(UUID slot) {
    if (slot.equals(apps.slots().getFirst())) {
      openBatch();
    }
    try {
      while (!stopped) {
        if (!workOnce(slot) && !stopped) {
          wakeUp.await();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void openBatch() {
    try {
      batch.open();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The batch runtime is not ready: {0}", e.toString());
    }
  }

  /**
   * Runs one task if there is one. Whatever goes wrong, the slot goes on: it is online as long as
   * the instance is.
   */
  private boolean workOnce(UUID slot) {
    try {
      Optional<Claimed> claimed = service.claim(slot);
      claimed.ifPresent(task -> run(task, slot));
      return claimed.isPresent();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, "A worker slot cannot work: {0}", e.toString());
      return false;
    }
  }

  private void run(Claimed task, UUID slot) {
    wakeUp.wakeOne();
    if (task.immediate()) {
      immediateWork.run(task, slot);
    } else {
      patience.longer(() -> {
        runner.run(task.task(), slot, batch);
        return null;
      });
    }
  }

  /** Takes no more tasks, waits a little for those that run, stops them. */
  void stop() {
    stopped = true;
    running.close();
    slots.forEach(slot -> wakeUp.wakeOne());
    if (!haveEnded()) {
      running.endAll();
      haveEnded();
    }
  }

  private boolean haveEnded() {
    long until = System.nanoTime() + GRACE.toNanos();
    try {
      for (Thread slot : slots) {
        slot.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return slots.stream().noneMatch(Thread::isAlive);
  }
}
