package pulp.artifact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pulp.domain.Domains;
import pulp.storage.ArtifactStore;
import pulp.storage.Received;

/**
 * Artifacts: stored files, one for each digest in a Pulp domain. A row never names a file that is
 * not there: the file is durable before its row commits, and goes only after its row has gone.
 */
@ApplicationScoped
public class Artifacts {
  @Inject ArtifactStore store;
  @Inject ArtifactRegister register;
  @Inject ArtifactQueries queries;
  @Inject Domains domains;

  /** Makes an artifact of a file, or finds the one that holds the same bytes. */
  public UUID keep(Received received) {
    return keepAll(List.of(received)).get(received.sha256());
  }

  /**
   * Makes an artifact of a file, unless one holds the same bytes. Of several at the same time one
   * makes it, and the others wait for its transaction.
   */
  @Transactional
  public Optional<UUID> make(Received received) {
    store.flush(List.of(received));
    queries.lockDigest(domains.current(), received.sha256());
    return find(List.of(received.sha256())).isEmpty()
        ? Optional.of(keep(received))
        : Optional.empty();
  }

  /**
   * Makes artifacts of many files at once; returns their keys by sha256. Best called outside a
   * transaction.
   */
  public Map<String, UUID> keepAll(Collection<Received> received) {
    if (received.isEmpty()) {
      return Map.of();
    }
    store.flush(received);
    return register.enter(domains.current(), received);
  }

  /**
   * The artifacts of these digests that exist, by sha256, protected from clean-up as if they were
   * new. One whose file is missing or cut short is left out: keeping the file again mends it.
   */
  public Map<String, UUID> find(Collection<String> sha256) {
    UUID domain = domains.current();
    queries.touch(domain, sha256);
    Map<String, UUID> found = new HashMap<>();
    for (Artifact artifact : queries.found(domain, sha256)) {
      if (store.has(artifact.file(), artifact.size())) {
        found.put(artifact.sha256(), artifact.id());
      }
    }
    return found;
  }

  /** One artifact of the current domain. */
  public Optional<Artifact> artifact(UUID id) {
    return queries.artifact(domains.current(), id);
  }

  /**
   * Takes away the files of artifacts whose rows were deleted; only after that deletion has
   * committed. A file that a new row names by now stays.
   */
  @Transactional(TxType.REQUIRES_NEW)
  public void deleteFiles(Collection<String> names) {
    queries.lockFilesForDeletion();
    List<String> unnamed = new ArrayList<>(names);
    unnamed.removeAll(queries.named(names));
    store.delete(unnamed);
  }
}
