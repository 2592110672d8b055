package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import pulp.task.TaskRun;

/** Puts the entries of a manifest where the next step finds them, by one COPY. */
@ApplicationScoped
class ManifestStaging {
  @Inject SyncQueries queries;

  /** Keeps what is known of a manifest whose entries are not needed. */
  @Transactional
  public void begin(UUID task, SyncQueries.Sync sync) {
    queries.begin(task, sync);
  }

  /**
   * Writes the entries as COPY reads them; returns how many there are. No transaction is open while
   * a manifest is read.
   */
  long convert(UUID task, InputStream manifest, Path rows) throws IOException {
    int[] position = new int[1];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(rows))) {
      Manifest.read(
          manifest,
          entry -> {
            String row =
                task
                    + "\t"
                    + position[0]
                    + "\t"
                    + escaped(entry.path())
                    + "\t"
                    + entry.sha256()
                    + "\t"
                    + entry.size()
                    + "\n";
            position[0]++;
            try {
              out.write(row.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    return position[0];
  }

  /** A canonical path holds no white space, so only the backslash means something to COPY. */
  private static String escaped(String path) {
    return path.replace("\\", "\\\\");
  }

  /** Copies the rows; an entry that is there twice counts once. */
  @Transactional
  public void stage(TaskRun run, SyncQueries.Sync sync, Path rows) throws IOException {
    queries.begin(run.task(), sync);
    try (InputStream in = Files.newInputStream(rows)) {
      queries.copy(in);
    }
    List<String> paths = queries.repeatedPaths(run.task());
    if (!paths.isEmpty()) {
      queries.dropRepeated(run.task());
      DuplicatePaths.refuse(queries.repeatedPaths(run.task()), run.correlationId());
    }
  }
}
