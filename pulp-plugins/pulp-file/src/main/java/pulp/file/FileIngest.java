package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
   * @param entry where it lies, and what it holds
   * @param artifact its stored file; null while it is not stored
   * @param source where a remote offers it; null for nowhere
   */
  record File(Manifest.Entry entry, UUID artifact, ContentFile.Source source) {
    Key key() {
      return Key.of(entry);
    }
  }

  /** What a unit is known by. */
  record Key(String path, String digest) {
    static Key of(Manifest.Entry entry) {
      return new Key(entry.path(), entry.sha256());
    }
  }

  /** Saves units and their files; returns their keys. */
  @Transactional
  public Map<Key, UUID> save(List<File> files) {
    Map<Key, Manifest.Entry> wanted = new LinkedHashMap<>();
    files.forEach(file -> wanted.putIfAbsent(file.key(), file.entry));
    Map<Key, UUID> known = new HashMap<>(queries.known(wanted.keySet(), domains.current()));
    units.touch(known.values());
    wanted.keySet().removeAll(known.keySet());
    if (!wanted.isEmpty()) {
      known.putAll(insert(List.copyOf(wanted.values())));
    }
    units.link(
        files.stream()
            .map(file ->
                new ContentFile(
                    known.get(file.key()), file.entry.path(), file.artifact, file.source))
            .toList());
    return known;
  }

  /** What another transaction inserted meanwhile is found afterwards. */
  private Map<Key, UUID> insert(List<Manifest.Entry> missing) {
    Map<Key, UUID> made = new LinkedHashMap<>();
    missing.forEach(entry -> made.put(Key.of(entry), Ids.next()));
    List<UUID> ids = List.copyOf(made.values());
    units.insert(FileContentType.NAME.pulpType(), ids);
    Set<UUID> inserted = queries.insert(ids, missing, domains.current());
    List<UUID> late = ids.stream().filter(id -> !inserted.contains(id)).toList();
    if (late.isEmpty()) {
      return made;
    }
    units.takeBack(late);
    return queries.known(made.keySet(), domains.current());
  }

  /** Saves one unit; labels are for a new one only. */
  @Transactional
  public UUID saveOne(String path, Artifact artifact, Map<String, String> labels) {
    File file =
        new File(new Manifest.Entry(path, artifact.sha256(), artifact.size()), artifact.id(), null);
    boolean isNew = queries.known(List.of(file.key()), domains.current()).isEmpty();
    UUID unit = save(List.of(file)).get(file.key());
    if (isNew && !labels.isEmpty()) {
      units.label(unit, labels);
    }
    if (!isNew) {
      queries.correct(unit, artifact.size()); // a manifest may have said otherwise
    }
    return unit;
  }
}
