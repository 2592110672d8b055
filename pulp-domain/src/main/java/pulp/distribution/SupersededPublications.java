package pulp.distribution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import pulp.repository.ServingChanged;
import pulp.settings.Settings;

/**
 * Keeps what distributions served: one current publication each, and older ones that go on being
 * served for a while (specification 02 §8.5). A switch from one source to another is one change;
 * what was served before expires.
 */
@ApplicationScoped
class SupersededPublications {
  @Inject SupersededQueries queries;
  @Inject Settings settings;

  /** In the transaction that completes a publication. */
  void changed(@Observes ServingChanged change) {
    if (change.repository() != null) {
      note(queries.ofRepository(change.repository()));
    }
  }

  /** In the transaction that makes or changes a distribution. */
  void refresh(UUID distribution) {
    note(List.of(distribution));
  }

  private void note(List<UUID> distributions) {
    long seconds = settings.publicationRetention().toSeconds();
    if (seconds > 0 && !distributions.isEmpty()) {
      queries.note(distributions, seconds);
    }
  }
}
