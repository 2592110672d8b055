package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import pulp.content.VersionRanges;
import pulp.storage.ArtifactStore;
import pulp.storage.Incoming;
import pulp.storage.Received;

/** Writes the manifest of a version, the newest units first, as the rows come from the database. */
@ApplicationScoped
class ManifestWriter {
  private static final int BUFFER = 1 << 16;

  @Inject FileQueries queries;
  @Inject VersionRanges versions;
  @Inject ArtifactStore store;

  @Transactional
  public Received write(UUID version) throws IOException {
    try (Incoming file = store.open()) {
      OutputStream lines = new BufferedOutputStream(file, BUFFER);
      versions
          .of(version)
          .ifPresent(range -> queries.entries(range, entry -> append(lines, entry.line())));
      lines.flush();
      return file.finish();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void append(OutputStream lines, String line) {
    try {
      lines.write(line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
