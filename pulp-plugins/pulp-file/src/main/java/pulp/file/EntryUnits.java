package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Saves the units of a portion and notes which they are, in one transaction. */
@ApplicationScoped
class EntryUnits {
  @Inject FileIngest ingest;
  @Inject SyncQueries queries;

  @Transactional
  public void save(
      UUID task,
      UUID remote,
      String manifestUrl,
      List<SyncQueries.Entry> entries,
      Map<String, UUID> stored) {
    List<FileIngest.File> files =
        entries.stream()
            .map(SyncQueries.Entry::file)
            .map(file ->
                new FileIngest.File(
                    file, stored.get(file.sha256()), EntrySaving.source(remote, manifestUrl, file)))
            .toList();
    Map<FileIngest.Key, UUID> units = ingest.save(files);
    queries.saved(
        task,
        entries.stream().map(entry -> (long) entry.position()).toList(),
        entries.stream().map(entry -> units.get(FileIngest.Key.of(entry.file()))).toList());
  }
}
