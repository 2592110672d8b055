package pulp.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import pulp.access.Caller;
import pulp.access.Secrets;
import pulp.access.User;
import pulp.domain.Domains;
import pulp.instance.Apps;
import pulp.settings.Role;
import pulp.settings.Settings;
import pulp.sql.Ids;

/** Dispatches tasks. */
@ApplicationScoped
public class Tasks {
  @Inject TaskService service;
  @Inject ImmediateWork immediateWork;
  @Inject QueueQueries queue;
  @Inject Secrets secrets;
  @Inject Domains domains;
  @Inject Settings settings;
  @Inject Apps apps;
  @Inject Caller caller;

  /**
   * Begins to dispatch a task.
   *
   * @param kind a {@link TaskHandler} or {@link LongTask} class that takes these parameters
   */
  public <P extends Record> Submission of(Class<?> kind, P params) {
    return new Dispatch(Handlers.nameOf(kind), RecordJson.write(params).toString());
  }

  private final class Dispatch implements Submission {
    private final String name;
    private final String params;
    private final Set<String> exclusive = new LinkedHashSet<>();
    private final Set<String> shared = new LinkedHashSet<>();
    private boolean immediate;
    private UUID group;

    Dispatch(String name, String params) {
      this.name = name;
      this.params = params;
    }

    @Override
    public Submission exclusively(String... resources) {
      exclusive.addAll(Arrays.asList(resources));
      return this;
    }

    @Override
    public Submission sharing(String... resources) {
      shared.addAll(Arrays.asList(resources));
      return this;
    }

    @Override
    public Submission immediate() {
      immediate = true;
      return this;
    }

    @Override
    public Submission in(UUID wanted) {
      group = wanted;
      return this;
    }

    @Override
    public UUID submit() {
      boolean here = immediate && mayRunHere();
      NewTask task = task(here ? apps.api() : null);
      boolean ready = service.dispatch(task);
      if (here && ready) {
        immediateWork.run(task.id(), name, apps.api());
      }
      return task.id();
    }

    /** In a request; not inside a transaction, before whose commit nobody sees the task. */
    private boolean mayRunHere() {
      return !settings.taskPreferDefer()
          && settings.has(Role.API)
          && caller.task().isEmpty()
          && !queue.isInTransaction();
    }

    private NewTask task(UUID owner) {
      shared.add("prn:core.domain:" + domains.current());
      shared.removeAll(exclusive);
      String correlationId = caller.correlationId();
      return new NewTask(
          Ids.next(),
          name,
          secrets.encrypt(params),
          exclusive.stream().toList(),
          shared.stream().toList(),
          immediate,
          group,
          caller.task().orElse(null),
          caller.user().map(User::id).orElse(null),
          correlationId == null ? UUID.randomUUID().toString().replace("-", "") : correlationId,
          domains.current(),
          owner);
    }
  }
}
