package pulp.distribution.serving;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.artifact.Artifact;

/**
 * What lies where in publications and versions, remembered. These never change, so nothing has to
 * be forgotten when a distribution turns to another one; that nothing lies somewhere is remembered
 * too. The one thing that does change is whether a file is stored, and that is found out when it is
 * opened or fetched.
 */
@ApplicationScoped
class Paths {
  private static final long MOST_BYTES = 64L << 20;
  private static final long MOST_ENTRIES = 500_000;
  private static final int ENTRY_BYTES = 400;

  @Inject PathQueries queries;

  private final Cache<Key, Found> found =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((Key key, Found value) -> ENTRY_BYTES + 2 * key.path().length())
          .build();
  private final Cache<Key, List<Resolution.Entry>> listed =
      Caffeine.newBuilder()
          .maximumWeight(MOST_ENTRIES)
          .weigher((Key key, List<Resolution.Entry> entries) -> 1 + entries.size())
          .build();

  /** Files that were fetched since their absence was remembered. */
  private final Cache<UUID, Artifact> arrived = Caffeine.newBuilder().maximumSize(100_000).build();

  /** A file and the path that its unit gives it. */
  record NamedFile(String path, Found.File file) {}

  private record Key(UUID source, String path) {}

  /** What lies at a path, at the cost of one statement the first time. */
  Found at(Source source, String path) {
    Found at = found.get(new Key(source.key(), path), key -> queries.at(source, path));
    return switch (at) {
      case Found.File file -> newest(file);
      case Found.Index index -> new Found.Index(newest(index.file()));
      default -> at;
    };
  }

  /** What lies directly in a directory. */
  List<Resolution.Entry> entries(Source source, String directory) {
    return listed.get(new Key(source.key(), directory), key -> queries.entries(source, directory));
  }

  /** A file by its key, and the path that its unit gives it; not remembered. */
  Optional<NamedFile> file(UUID contentArtifact) {
    return queries
        .file(contentArtifact)
        .map(named -> new NamedFile(named.path(), newest(named.file())));
  }

  /** A file was fetched and kept. */
  void arrived(UUID contentArtifact, Artifact artifact) {
    arrived.put(contentArtifact, artifact);
  }

  /** A file is not where it was said to be: ask the database again. */
  void gone(UUID contentArtifact) {
    arrived.invalidate(contentArtifact);
    found.asMap().values().removeIf(value -> contentArtifact.equals(keyOf(value)));
  }

  private Found.File newest(Found.File file) {
    Artifact stored = file.isStored() ? null : arrived.getIfPresent(file.contentArtifact());
    return stored == null
        ? file
        : new Found.File(
            file.contentArtifact(), file.added(), stored.sha256(), stored.size(), stored.file());
  }

  private static UUID keyOf(Found value) {
    return switch (value) {
      case Found.File file -> file.contentArtifact();
      case Found.Index index -> index.file().contentArtifact();
      default -> null;
    };
  }
}
