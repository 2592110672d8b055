package pulp.content.app;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The answers that are being sent without a thread; those whose client takes nothing any more are
 * ended.
 */
@ApplicationScoped
class Pumps {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);
  private static final long LOOK_SECONDS = 30;

  @Resource ManagedScheduledExecutorService timer;

  private final Set<Pump> running = ConcurrentHashMap.newKeySet();
  private ScheduledFuture<?> looking;

  void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
    looking =
        timer.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (looking != null) {
      looking.cancel(false);
    }
  }

  void add(Pump pump) {
    running.add(pump);
  }

  void remove(Pump pump) {
    running.remove(pump);
  }

  private void look() {
    long now = System.nanoTime();
    running.stream().filter(pump -> now - pump.movedAt() > PATIENCE_NANOS).forEach(Pump::abandon);
  }
}
