package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import pulp.storage.ArtifactStore;
import pulp.storage.Incoming;
import pulp.storage.Received;

/** Writes the manifest of a version, the newest units first, as the rows come from the database. */
@ApplicationScoped
class ManifestWriter {
  @Inject FileQueries queries;
  @Inject ArtifactStore store;

  Received write(UUID version) throws IOException {
    try (Incoming file = store.open()) {
      queries.entries(version, entry -> append(file, entry.line()));
      return file.finish();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void append(Incoming file, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    try {
      file.write(bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
