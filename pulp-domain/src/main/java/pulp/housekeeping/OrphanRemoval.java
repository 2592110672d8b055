package pulp.housekeeping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import pulp.content.Hold;
import pulp.sql.Condition;
import pulp.task.TaskRun;

/**
 * The transactions of a clean-up: each locks a batch, looks again, and deletes what is still of no
 * use.
 */
@ApplicationScoped
class OrphanRemoval {
  @Inject OrphanQueries queries;
  @Inject @Any Instance<Hold> holds;

  /** What work in progress keeps of the units. */
  Condition heldUnits() {
    return held(holds.stream().map(Hold::units).toList());
  }

  /** What work in progress keeps of the artifacts. */
  Condition heldArtifacts() {
    return held(holds.stream().map(Hold::artifacts).toList());
  }

  private static Condition held(List<Condition> conditions) {
    return Condition.or(new ArrayList<>(conditions));
  }

  /** Deletes units; returns how many went. */
  @Transactional(TxType.REQUIRES_NEW)
  public int removeContent(Collection<UUID> ids, long minutes, TaskRun run) {
    run.hold();
    return queries.deleteContent(queries.lockContent(ids), minutes, heldUnits());
  }

  /**
   * Deletes units and, of the artifacts that they had, those that nothing else uses; returns how
   * many of each went.
   */
  @Transactional(TxType.REQUIRES_NEW)
  public Removed removeWithArtifacts(Collection<UUID> ids, long minutes, TaskRun run) {
    run.hold();
    List<UUID> locked = queries.lockContent(ids);
    List<UUID> artifacts = queries.artifactsOf(locked);
    int content = queries.deleteContent(locked, minutes, heldUnits());
    return new Removed(
        content,
        queries.deleteArtifacts(queries.lockArtifacts(artifacts), minutes, heldArtifacts()));
  }

  /** How many went. */
  record Removed(int content, int artifacts) {}

  /** Deletes artifacts; returns how many went. Their files are noted, and go later. */
  @Transactional(TxType.REQUIRES_NEW)
  public int removeArtifacts(Collection<UUID> ids, long minutes, TaskRun run) {
    run.hold();
    return queries.deleteArtifacts(queries.lockArtifacts(ids), minutes, heldArtifacts());
  }
}
