package pulp.artifact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import pulp.storage.ArtifactStore;
import pulp.storage.Received;

/** Enters files into the table of artifacts. */
@ApplicationScoped
class ArtifactRegister {
  private static final int TRIES = 3;

  @Inject ArtifactStore store;
  @Inject ArtifactQueries queries;

  /**
   * Names flushed files and makes rows for those that have none. The rows come in the order of
   * their digests, so that two batches of the same files wait for each other instead of
   * deadlocking; and while the lock is held, no file is deleted that was found to be there.
   */
  @Transactional
  Map<String, UUID> enter(UUID domain, Collection<Received> received) {
    Map<String, Received> sorted = new TreeMap<>();
    received.forEach(file -> sorted.put(file.sha256(), file));
    queries.lockFilesForUse();
    queries.touch(domain, sorted.keySet());
    store.place(domain, received);
    List<NewArtifact> rows = sorted.values().stream().map(file -> row(domain, file)).toList();
    for (int i = 0; i < TRIES; i++) {
      queries.insert(domain, rows);
      Map<String, UUID> keys = new HashMap<>();
      queries.found(domain, sorted.keySet()).forEach(found -> keys.put(found.sha256(), found.id()));
      if (keys.size() == sorted.size()) {
        return keys;
      }
      // a row of the same digest was deleted between the two statements: now there is room
    }
    throw new IllegalStateException("Artifacts vanish as soon as they are made.");
  }

  private NewArtifact row(UUID domain, Received file) {
    return new NewArtifact(store.name(domain, file.sha256()), file);
  }
}
