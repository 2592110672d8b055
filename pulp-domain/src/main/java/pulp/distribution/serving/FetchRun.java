package pulp.distribution.serving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pulp.artifact.Artifact;
import pulp.artifact.Artifacts;
import pulp.problem.Problem;
import pulp.remote.Fetchers;
import pulp.settings.Settings;
import pulp.sql.SqlFailure;
import pulp.storage.ArtifactStore;
import pulp.storage.Incoming;
import pulp.storage.Received;

/** Carries a download out: one upstream after the other, until one has sent the right bytes. */
@ApplicationScoped
class FetchRun {
  private static final Logger LOG = System.getLogger(FetchRun.class.getName());

  @Inject FetchQueries queries;
  @Inject Fetchers fetchers;
  @Inject ArtifactStore store;
  @Inject Artifacts artifacts;
  @Inject Paths paths;
  @Inject Settings settings;

  /** Returns whether the file is there in the end. */
  boolean run(Resolution.Remote wanted, Fetch fetch) {
    try {
      Optional<Artifact> stored = stored(wanted);
      if (stored.isPresent()) {
        linked(wanted, stored.get());
        fetch.begun(new Fetch.Stored(stored.get()));
        return true;
      }
      boolean well = fetched(wanted, fetch);
      if (!well) {
        fetch.file().broken("No upstream has sent the file");
      }
      return well;
    } catch (SqlFailure e) {
      LOG.log(Level.WARNING, "Could not bring a file: {0}", e.getMessage());
      fetch.begun(new Fetch.Unavailable());
      fetch.file().broken("The file cannot be brought");
      return false;
    } catch (IOException | UncheckedIOException e) {
      LOG.log(Level.WARNING, "Could not bring a file: {0}", e.toString());
      fetch.file().broken("The file cannot be brought");
      return false;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "Could not bring a file", e);
      fetch.file().broken("The file cannot be brought");
      return false;
    }
  }

  /** Somebody may have brought the bytes meanwhile, for this unit or for another. */
  private Optional<Artifact> stored(Resolution.Remote wanted) {
    if (wanted.sha256() == null) {
      return Optional.empty();
    }
    UUID found = artifacts.find(Set.of(wanted.sha256())).get(wanted.sha256());
    return Optional.ofNullable(found).flatMap(artifacts::artifact);
  }

  private boolean fetched(Resolution.Remote wanted, Fetch fetch) throws IOException {
    for (FetchQueries.Upstream upstream :
        queries.upstreams(wanted.contentArtifact(), settings.remoteFailureCooldown())) {
      if (fetched(wanted, upstream, fetch)) {
        return true;
      }
      if (fetch.file().isShown()) {
        return false; // what was sent cannot be taken back
      }
    }
    return false;
  }

  private boolean fetched(Resolution.Remote wanted, FetchQueries.Upstream upstream, Fetch fetch)
      throws IOException {
    try (Incoming incoming = store.open();
        UpstreamBody body = new UpstreamBody(fetchers.of(upstream.remote()), upstream.url())) {
      Long size = body.open(upstream.expected());
      fetch.file().begin(incoming.file());
      fetch.begun(new Fetch.Coming(size));
      body.copy(incoming, size, fetch.file());
      return accepted(wanted, upstream, incoming.finish(), fetch);
    } catch (Problem problem) {
      LOG.log(
          Level.WARNING,
          "Could not download remote artifact at ''{0}'': {1}",
          upstream.url(),
          problem.getMessage());
      return false;
    }
  }

  private boolean accepted(
      Resolution.Remote wanted, FetchQueries.Upstream upstream, Received received, Fetch fetch) {
    if (!isRight(upstream, received)) {
      LOG.log(Level.WARNING, "Wrong bytes came from ''{0}''", upstream.url());
      queries.failed(upstream.id());
      store.discard(received);
      return false;
    }
    if (upstream.streamed()) {
      store.discard(received); // those who read it have it open
    } else {
      keep(wanted, received);
    }
    fetch.file().completed(received.size());
    return true;
  }

  private static boolean isRight(FetchQueries.Upstream upstream, Received received) {
    Long size = upstream.expected().size();
    boolean sized = size == null || size == 0 || size == received.size();
    Map<String, String> computed = received.digests();
    return sized
        && upstream.expected().digests().entrySet().stream()
            .filter(digest -> computed.containsKey(digest.getKey()))
            .allMatch(digest -> computed.get(digest.getKey()).equalsIgnoreCase(digest.getValue()));
  }

  /** That the file is not kept is no reason not to send it. */
  private void keep(Resolution.Remote wanted, Received received) {
    try {
      artifacts.artifact(artifacts.keep(received)).ifPresent(kept -> linked(wanted, kept));
    } catch (SqlFailure | UncheckedIOException e) {
      LOG.log(Level.WARNING, "A fetched file is not kept: {0}", e.toString());
      store.discard(received);
    }
  }

  private void linked(Resolution.Remote wanted, Artifact artifact) {
    queries.link(wanted.contentArtifact(), artifact.id());
    paths.arrived(wanted.contentArtifact(), artifact);
  }
}
