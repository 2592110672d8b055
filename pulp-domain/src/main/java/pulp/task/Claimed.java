package pulp.task;

import java.util.UUID;

/**
 * A task that a worker slot has taken and that runs from now on.
 *
 * @param task the key
 * @param name its kind
 * @param immediate whether its time is limited
 */
public record Claimed(UUID task, String name, boolean immediate) {}
