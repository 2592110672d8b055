package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import pulp.artifact.Artifact;
import pulp.content.ContentFile;
import pulp.content.ContentUnits;
import pulp.domain.Domains;
import pulp.sql.Ids;

/** Saves file units, many at once. */
@ApplicationScoped
class FileIngest {
  @Inject FileQueries queries;
  @Inject ContentUnits units;
  @Inject Domains domains;

  /**
   * A unit to save.
   *
   * @param path where it lies
   * @param digest its sha256
   * @param artifact its stored file; null while it is not stored
   * @param source where a remote offers it; null for nowhere
   */
  record File(String path, String digest, UUID artifact, ContentFile.Source source) {
    Key key() {
      return new Key(path, digest);
    }
  }

  /** What a unit is known by. */
  record Key(String path, String digest) {}

  /** Saves units and their files; returns their keys. */
  @Transactional
  public Map<Key, UUID> save(List<File> files) {
    List<Key> keys = files.stream().map(File::key).distinct().toList();
    Map<Key, UUID> known = new HashMap<>(queries.known(keys, domains.current()));
    units.touch(known.values());
    insertMissing(keys, known);
    units.link(
        files.stream()
            .map(file ->
                new ContentFile(known.get(file.key()), file.path, file.artifact, file.source))
            .toList());
    return known;
  }

  /** What another transaction inserted meanwhile is found afterwards. */
  private void insertMissing(List<Key> keys, Map<Key, UUID> known) {
    List<Key> missing = keys.stream().filter(key -> !known.containsKey(key)).toList();
    if (missing.isEmpty()) {
      return;
    }
    List<UUID> ids = missing.stream().map(key -> Ids.next()).toList();
    units.insert(FileContentType.NAME.pulpType(), ids);
    Set<UUID> inserted = new HashSet<>(queries.insert(ids, missing, domains.current()));
    List<UUID> late = new ArrayList<>(ids);
    late.removeAll(inserted);
    if (!late.isEmpty()) {
      units.takeBack(late);
    }
    known.putAll(queries.known(missing, domains.current()));
  }

  /** Saves one unit; labels are for a new one only. */
  @Transactional
  public UUID saveOne(String path, Artifact artifact, Map<String, String> labels) {
    Key key = new Key(path, artifact.sha256());
    boolean isNew = queries.known(List.of(key), domains.current()).isEmpty();
    UUID unit = save(List.of(new File(path, artifact.sha256(), artifact.id(), null))).get(key);
    if (isNew && !labels.isEmpty()) {
      units.label(unit, labels);
    }
    return unit;
  }
}
