package pulp.housekeeping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import pulp.domain.Domains;
import pulp.field.Field;
import pulp.field.Fields;
import pulp.field.Kinds;
import pulp.field.Ref;
import pulp.field.Values;
import pulp.resource.Operation;
import pulp.resource.OperationNames;
import pulp.resource.OperationSource;
import pulp.resource.ResourceService;
import pulp.resource.TaskReply;
import pulp.settings.Settings;
import pulp.task.Tasks;
import pulp.web.Call;
import pulp.web.Reply;

/** The request for a clean-up. */
@ApplicationScoped
class CleanupOperations implements OperationSource {
  private static final String ENDPOINT = "orphans/cleanup";

  /** Two thousand years: more is the same, and would not fit a timestamp. */
  private static final long MOST_MINUTES = 1_000_000_000;

  private static final Fields FIELDS =
      Fields.of(
          Field.of("content_hrefs", new UnitsKind()).unstored(),
          Kinds.integer("orphan_protection_time")
              .orNull()
              .atLeast(0)
              .atMost(4_294_967_295L)
              .unstored());

  @Inject ResourceService service;
  @Inject Settings settings;
  @Inject Domains domains;
  @Inject Tasks tasks;
  @Inject TaskReply reply;

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.of(
                "POST",
                ENDPOINT + "/",
                OperationNames.id(ENDPOINT, "cleanup"),
                OperationNames.tag(ENDPOINT),
                this::clean)
            .taking("OrphansCleanup", FIELDS)
            .answeringTask());
  }

  private Reply clean(Call call) {
    Values given = FIELDS.known(call.input().values(), service.reading(call.input().form()));
    Object minutes = given.get("orphan_protection_time");
    long wanted = minutes == null ? settings.orphanProtectionTime() : (long) minutes;
    OrphanCleanup.Params params =
        new OrphanCleanup.Params(units(given.get("content_hrefs")), Math.min(wanted, MOST_MINUTES));
    return reply.of(
        tasks
            .of(OrphanCleanup.class, params)
            .exclusively("pdrn:" + domains.current() + ":orphans")
            .submit());
  }

  private static List<UUID> units(Object hrefs) {
    return hrefs == null
        ? null
        : ((List<?>) hrefs).stream().map(unit -> ((Ref) unit).id()).toList();
  }
}
