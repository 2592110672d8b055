package pulp.task;

import java.util.List;
import java.util.UUID;

/**
 * A task about to be written.
 *
 * @param id the key
 * @param name what clients know it by
 * @param params encrypted
 * @param exclusive resources that it wants alone
 * @param shared resources that it shares
 * @param immediate whether it may run inside the request
 * @param group the task group; null for none
 * @param parent the task that dispatches it; null for none
 * @param user who asked; null for nobody
 * @param correlationId of the request
 * @param domain the Pulp domain
 * @param owner who runs it at once if it is ready; null to leave it to a worker
 */
record NewTask(
    UUID id,
    String name,
    String params,
    List<String> exclusive,
    List<String> shared,
    boolean immediate,
    UUID group,
    UUID parent,
    Integer user,
    String correlationId,
    UUID domain,
    UUID owner) {}
