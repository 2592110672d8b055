package pulp.worker;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import pulp.instance.Apps;
import pulp.instance.Started;
import pulp.settings.Role;
import pulp.settings.Settings;
import pulp.task.Runner;
import pulp.task.RunningTasks;
import pulp.task.TaskService;
import pulp.task.WakeUp;

/** The worker slots of this instance, and what keeps the queue in order when servers die. */
@ApplicationScoped
public class Workers {
  private static final System.Logger LOG = System.getLogger("pulp.worker");
  private static final Duration SWEEP = Duration.ofSeconds(5);
  private static final Duration GRACE = Duration.ofSeconds(5);

  @Inject Settings settings;
  @Inject Apps apps;
  @Inject TaskService service;
  @Inject Runner runner;
  @Inject RunningTasks running;
  @Inject BatchWork batch;
  @Inject WakeUp wakeUp;

  @Resource ManagedThreadFactory threads;
  @Resource ManagedScheduledExecutorService timer;

  private final List<Thread> slots = new ArrayList<>();
  private final List<ScheduledFuture<?>> chores = new ArrayList<>();
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
    every(settings.workerTtl().dividedBy(2), service::endAbandoned);
    every(SWEEP, service::sweep);
  }

  private void every(Duration period, Runnable chore) {
    Runnable safe =
        () -> {
          try {
            chore.run();
          } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A chore of the queue failed: {0}", e.getMessage());
          }
        };
    long millis = period.toMillis();
    chores.add(timer.scheduleAtFixedRate(safe, millis, millis, TimeUnit.MILLISECONDS));
  }

  private void work(UUID slot) {
    while (!stopped) {
      try {
        service
            .claim(slot)
            .ifPresentOrElse(
                task -> {
                  wakeUp.pass();
                  runner.run(task, slot, batch);
                },
                wakeUp::await);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "A worker slot cannot ask for work: {0}", e.getMessage());
        wakeUp.await();
      }
    }
  }

  @PreDestroy
  void stop() {
    stopped = true;
    chores.forEach(chore -> chore.cancel(false));
    slots.forEach(slot -> wakeUp.pass());
    long until = System.nanoTime() + GRACE.toNanos();
    running.endAll("Aborted during worker shutdown.");
    for (Thread slot : slots) {
      try {
        slot.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
