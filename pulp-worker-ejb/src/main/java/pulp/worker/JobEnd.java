package pulp.worker;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Tells the slot that its job has ended. */
@Named("jobEnd")
@Dependent
public class JobEnd extends AbstractJobListener {
  @Inject
  @BatchProperty(name = "task")
  String task;

  @Inject LongRuns runs;

  @Override
  public void afterJob() {
    LongRun run = runs.of(task);
    if (run != null) {
      run.ended();
    }
  }
}
