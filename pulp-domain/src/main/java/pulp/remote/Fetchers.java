package pulp.remote;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The fetchers of remotes: one for each remote as it is now, kept while it is used. */
@ApplicationScoped
public class Fetchers {
  /** The fetcher of a remote, with the values that it has now. */
  public Fetcher of(UUID remote) {
    throw new UnsupportedOperationException();
  }

  /** A fetcher of its own for settings that no remote holds; close it after use by letting it go. */
  public Fetcher with(RemoteConfig config) {
    throw new UnsupportedOperationException();
  }
}
