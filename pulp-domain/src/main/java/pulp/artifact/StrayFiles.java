package pulp.artifact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import pulp.storage.ArtifactStore;

/**
 * Files that lie in the store without a row: the transaction that was to name them rolled back, or
 * its process died. Nobody knows of them, so they are looked for on the medium.
 */
@ApplicationScoped
public class StrayFiles {
  /** A file is there before its row; so long it may wait for it. */
  private static final Duration GRACE = Duration.ofHours(1);

  private static final Pattern OURS =
      Pattern.compile(".*/[0-9a-f]{2}/[0-9a-f]{62}|" + ArtifactStore.UPLOADS + "/[0-9a-f-]{36}");

  @Inject ArtifactStore store;
  @Inject ArtifactQueries artifactRows;
  @Inject UploadQueries uploadRows;
  @Inject Artifacts artifacts;

  /** The next folder to look through, behind this one; "" begins. */
  public Optional<String> folderAfter(String folder) {
    return store.folders().filter(name -> name.compareTo(folder) > 0).sorted().findFirst();
  }

  /** Takes the stray files of a folder away; returns how many there were. */
  public int sweep(String folder) {
    List<String> strays = new ArrayList<>(store.olderThan(GRACE, folder));
    strays.removeIf(name -> !OURS.matcher(name).matches());
    if (strays.isEmpty()) {
      return 0;
    }
    if (folder.equals(ArtifactStore.UPLOADS)) {
      strays.removeAll(uploadRows.named(strays));
      store.delete(strays);
    } else {
      strays.removeAll(artifactRows.named(strays));
      artifacts.deleteFiles(strays); // looks again, under the lock
    }
    return strays.size();
  }
}
