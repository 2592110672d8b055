package pulp.worker;

import jakarta.annotation.PostConstruct;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import pulp.task.LongTask;
import pulp.task.Runner;
import pulp.task.RunningTask;

/**
 * Runs long tasks as jobs of the server's batch runtime: one generic job, whose one step does
 * portion after portion.
 */
@ApplicationScoped
public class BatchWork implements Runner.LongWork {
  private static final String JOB = "long-task";
  private static final long LOOK_SECONDS = 5;

  @Inject LongRuns runs;
  private JobOperator operator;

  /** Kept, for each look-up searches all jars of the application. */
  @PostConstruct
  void findOperator() {
    operator = BatchRuntime.getJobOperator();
  }

  /**
   * Has the runtime look at its tables. Payara's does so once, at its first call, and is of no use
   * ever after when the database is away just then. At the start it is there.
   */
  void open() {
    operator.getJobNames();
  }

  @Override
  public void run(RunningTask task, LongTask<?> handler, Record params) throws Exception {
    LongRun run = new LongRun(task, handler, params);
    runs.add(run);
    try {
      Properties properties = new Properties();
      properties.setProperty("task", task.task().toString());
      long execution = operator.start(JOB, properties);
      while (!run.awaitEnd(LOOK_SECONDS, TimeUnit.SECONDS)) {
        if (hasEnded(execution)) {
          break;
        }
      }
      run.requireDone();
    } finally {
      runs.remove(run);
    }
  }

  /** The listener tells when a job has ended; should it not be called, the runtime is asked. */
  private boolean hasEnded(long execution) {
    return switch (operator.getJobExecution(execution).getBatchStatus()) {
      case COMPLETED, FAILED, STOPPED, ABANDONED -> true;
      default -> false;
    };
  }
}
