package pulp.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;

/** For whom the current work is done: set by the API for a request, by the worker for a task. */
@RequestScoped
public class Caller {
  private User user;
  private String correlationId;
  private UUID task;

  /** Says who it is. */
  public void is(User who, String correlation, UUID runningTask) {
    user = who;
    correlationId = correlation;
    task = runningTask;
  }

  /** The user; empty for nobody. */
  public Optional<User> user() {
    return Optional.ofNullable(user);
  }

  /** The correlation id that tasks and log lines carry. */
  public String correlationId() {
    return correlationId;
  }

  /** The task that is running here; empty in a request. */
  public Optional<UUID> task() {
    return Optional.ofNullable(task);
  }
}
