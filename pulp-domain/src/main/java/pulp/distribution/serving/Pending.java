package pulp.distribution.serving;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Changes that were heard of and not looked at yet. A change waits until it has been looked at, not
 * until somebody begins to: meanwhile nobody may take the old state for the new one.
 */
final class Pending {
  private boolean everything;
  private Set<UUID> distributions = new HashSet<>();
  private Set<UUID> repositories = new HashSet<>();
  private volatile long announced;
  private volatile long done;

  /**
   * What to look at: everything, or some distributions and whatever serves from some repositories.
   *
   * @param last the number of the last change in it
   */
  record Batch(long last, boolean everything, Set<UUID> distributions, Set<UUID> repositories) {}

  /** Whether there are any; costs nothing. */
  boolean isWaiting() {
    return done < announced;
  }

  synchronized void everything() {
    everything = true;
    announced = announced + 1;
  }

  synchronized void distribution(UUID id) {
    distributions.add(id);
    announced = announced + 1;
  }

  synchronized void repository(UUID id) {
    repositories.add(id);
    announced = announced + 1;
  }

  /** Takes them all: what is announced from now on waits for the next time. */
  synchronized Batch take() {
    Batch batch = new Batch(announced, everything, distributions, repositories);
    everything = false;
    distributions = new HashSet<>();
    repositories = new HashSet<>();
    return batch;
  }

  /** A batch was looked at. */
  synchronized void done(Batch batch) {
    done = batch.last;
  }

  /** Puts back what could not be looked at. */
  synchronized void again(Batch batch) {
    everything |= batch.everything;
    distributions.addAll(batch.distributions);
    repositories.addAll(batch.repositories);
  }
}
