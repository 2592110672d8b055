package pulp.task;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import pulp.json.Json;

/** A task that a test runs itself: it is never canceled, and what it reports can be looked at. */
public final class TestRun implements TaskRun {
  private final UUID task;
  private final Path scratch;
  private final List<String> created = new ArrayList<>();
  private final Map<String, AtomicLong> done = new ConcurrentHashMap<>();

  /** Takes the task's key and a folder. */
  public TestRun(UUID task, Path scratch) {
    this.task = task;
    this.scratch = scratch;
  }

  /** Does all portions of all steps, each as if the checkpoint had been read anew. */
  public <P extends Record> void work(LongTask<P> kind, P params) throws Exception {
    for (LongTask.Step<P> step : kind.steps()) {
      var at = Json.createObjectBuilder().build();
      while (at != null) {
        at = step.advance(params, at, this);
      }
    }
  }

  /** What it made, by model. */
  public List<String> created() {
    return created;
  }

  /** How many were done, by the code of the report. */
  public Map<String, Long> done() {
    Map<String, Long> counts = new TreeMap<>();
    done.forEach((code, count) -> counts.put(code, count.get()));
    return counts;
  }

  @Override
  public UUID task() {
    return task;
  }

  @Override
  public String correlationId() {
    return "test";
  }

  @Override
  public void checkpoint() {}

  @Override
  public void hold() {}

  @Override
  public Progress progress(String code, String message) {
    AtomicLong count = done.computeIfAbsent(code, any -> new AtomicLong());
    return new Progress() {
      @Override
      public Progress total(long total) {
        return this;
      }

      @Override
      public void add(long more) {
        count.addAndGet(more);
      }

      @Override
      public void done(long number) {
        count.set(number);
      }

      @Override
      public void complete() {}
    };
  }

  @Override
  public void created(String label, UUID id) {
    created.add(label);
  }

  @Override
  public void uncreated(UUID id) {}

  @Override
  public Path scratch() {
    return scratch;
  }
}
