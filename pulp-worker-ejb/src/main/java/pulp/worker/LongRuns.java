package pulp.worker;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The long tasks of this instance, where the batch artifacts find them by the job's property. */
@ApplicationScoped
public class LongRuns {
  private final Map<String, LongRun> runs = new ConcurrentHashMap<>();

  void add(LongRun run) {
    runs.put(run.task().task().toString(), run);
  }

  void remove(LongRun run) {
    runs.remove(run.task().task().toString());
  }

  LongRun of(String task) {
    return runs.get(task);
  }
}
