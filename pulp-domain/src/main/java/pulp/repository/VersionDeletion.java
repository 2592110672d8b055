package pulp.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.problem.Problem;

/** Deletes versions. What the remaining ones hold stays as it is (specification 02 §7.5). */
@ApplicationScoped
class VersionDeletion {
  @Inject VersionQueries versions;
  @Inject SummaryQueries summaries;
  @Inject Event<ServingChanged> changes;

  /** Refuses to delete a version that is served. */
  void checkUnprotected(UUID version, UUID repository) {
    if (versions.isServed(version, repository)) {
      throw Problem.Invalid.bare(
          "The repository version cannot be deleted because it (or its publications) are currently being used to"
              + " distribute content. Please update the necessary distributions first.");
    }
  }

  /** Deletes a version; one that is gone already is fine. */
  @Transactional
  public void delete(UUID repository, UUID version) {
    versions.lock(repository);
    versions.planAnew();
    Optional<NewVersion> there = versions.named(version);
    if (there.isEmpty()) {
      return;
    }
    if (versions.count(repository) == 1) {
      throw new Problem.Failure(
          "PLP0011",
          "Cannot delete repository version. Repositories must have at least one repository version.");
    }
    remove(repository, there.get());
  }

  /**
   * Deletes what a repository does not keep: versions beyond the wanted number, those that are
   * served not counted.
   */
  @Transactional
  public void retain(UUID repository) {
    Optional<Long> kept = versions.retained(repository);
    if (kept.isEmpty()) {
      return;
    }
    versions.lock(repository);
    versions.planAnew();
    List<UUID> beyond = versions.beyond(repository, kept.get());
    beyond.forEach(version -> versions.named(version).ifPresent(old -> remove(repository, old)));
  }

  /** In the transaction that deletes a repository. */
  void forget(UUID repository) {
    changes.fire(ServingChanged.repository(repository));
  }

  private void remove(UUID repository, NewVersion version) {
    Optional<NewVersion> next = versions.after(repository, version.number());
    if (next.isPresent()) {
      versions.squash(repository, version.number(), next.get().number());
      summaries.rewriteChanges(next.get(), repository);
    } else {
      versions.undo(repository, version.number());
    }
    versions.delete(version.id());
    changes.fire(ServingChanged.repository(repository));
  }
}
