package pulp.worker;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
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
import pulp.task.TaskChores;

/**
 * Does the chores of the queue by the clock: its own tasks on each instance, everybody's on those
 * that have workers.
 */
@ApplicationScoped
public class Chores {
  private static final System.Logger LOG = System.getLogger("pulp.worker");
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration OWN = Duration.ofSeconds(3);
  private static final Duration SWEEP = Duration.ofSeconds(7);

  @Inject Settings settings;
  @Inject Apps apps;
  @Inject TaskChores chores;

  @Resource ManagedScheduledExecutorService timer;

  private final List<ScheduledFuture<?>> planned = new ArrayList<>();

  void start(@Observes Started started) {
    if (!planned.isEmpty()) {
      return;
    }
    List<UUID> owners = new ArrayList<>(apps.slots());
    owners.add(apps.api());
    every(OWN, () -> chores.checkOwn(owners));
    if (settings.has(Role.WORKER)) {
      every(settings.workerTtl().dividedBy(2), this::endAbandoned);
      every(SWEEP, chores::sweep);
    }
  }

  private void endAbandoned() {
    if (apps.canJudge()) {
      chores.endAbandoned();
    }
  }

  private void every(Duration pause, Runnable chore) {
    Runnable safe =
        () -> {
          try {
            chore.run();
          } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A chore of the queue failed: {0}", e.getMessage());
          }
        };
    planned.add(
        timer.scheduleWithFixedDelay(
            safe, FIRST.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS));
  }

  void stop() {
    planned.forEach(chore -> chore.cancel(false));
  }
}
