package pulp.worker;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import java.io.Serializable;
import pulp.json.Json;

/**
 * Does a portion of a long task at each read. Its checkpoint is the number of the step and where
 * that step is, as JSON text; it is kept after each portion, and a portion whose checkpoint was
 * lost is done again.
 */
@Named("portionReader")
@Dependent
public class PortionReader extends AbstractItemReader {
  @Inject
  @BatchProperty(name = "task")
  String task;

  @Inject JobContext job;
  @Inject LongRuns runs;
  @Inject Portions portions;

  private int step;
  private JsonObject at;

  @Override
  public void open(Serializable checkpoint) {
    if (checkpoint != null) {
      JsonObject kept = Json.parse(checkpoint.toString()).asJsonObject();
      step = kept.getInt("step");
      at = kept.containsKey("at") ? kept.getJsonObject("at") : null;
    }
  }

  @Override
  public Object readItem() {
    LongRun run = runs.of(task);
    if (run == null || run.hasFailed()) {
      return null;
    }
    if (step >= run.steps()) {
      run.done();
      return null;
    }
    try {
      at = portions.next(run, step, at);
      step += at == null ? 1 : 0;
    } catch (Throwable failure) {
      stop(run, failure);
    }
    return task;
  }

  /**
   * A task that fails or is canceled stops its job: what happened is said by the task, not by the
   * runtime's stack trace.
   */
  private void stop(LongRun run, Throwable failure) {
    run.failed(failure);
    BatchRuntime.getJobOperator().stop(job.getExecutionId());
  }

  @Override
  public Serializable checkpointInfo() {
    var kept = Json.createObjectBuilder().add("step", step);
    if (at != null) {
      kept.add("at", at);
    }
    return kept.build().toString();
  }
}
