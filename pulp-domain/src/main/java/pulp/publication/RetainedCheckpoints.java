package pulp.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import pulp.repository.RepositoryChanged;
import pulp.repository.ServingChanged;

/**
 * Keeps as many checkpoints as a repository wants; older ones stay as ordinary publications
 * (specification 02 §8.4).
 */
@ApplicationScoped
class RetainedCheckpoints {
  @Inject PublicationQueries queries;
  @Inject Event<ServingChanged> changes;

  /** In the transaction that changes how many are wanted. */
  void changed(@Observes RepositoryChanged change) {
    if (retain(change.repository()) > 0) {
      changes.fire(ServingChanged.repository(change.repository()));
    }
  }

  /** Takes the flag from those beyond the wanted number; returns from how many. */
  int retain(UUID repository) {
    return queries.retainCheckpoints(repository);
  }
}
