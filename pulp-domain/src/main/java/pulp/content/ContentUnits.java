package pulp.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pulp.domain.Domains;

/**
 * Saves content units and the files that belong to them, many at once. A plugin inserts into the
 * table of its type, these do the rest. Called inside a transaction; rows are written in one order
 * everywhere, so that two who save the same units wait for each other and never both.
 */
@ApplicationScoped
public class ContentUnits {
  @Inject ContentUnitQueries queries;
  @Inject Domains domains;

  /** Makes the core's rows of new units; the plugin's rows follow in the same transaction. */
  public void insert(String pulpType, List<UUID> ids) {
    queries.insert(pulpType, ids, domains.current());
  }

  /** Takes rows back whose unit turned out to exist by its natural key. */
  public void takeBack(Collection<UUID> ids) {
    queries.delete(ids);
  }

  /**
   * Keeps existing units from clean-up, and those who clean up from these units until the
   * transaction ends.
   */
  public void touch(Collection<UUID> ids) {
    queries.touch(ids);
  }

  /**
   * Links files to units. A file that was not stored yet gets its artifact; one that is stored
   * keeps the one it has. Where a remote offered the same file before, it is known by its new URL
   * from now on.
   */
  public void link(List<ContentFile> files) {
    queries.linkArtifacts(files);
    List<ContentFile> offered = files.stream().filter(file -> file.source() != null).toList();
    if (!offered.isEmpty()) {
      queries.linkSources(offered, domains.current());
    }
  }

  /** Sets labels of a unit. */
  public void label(UUID id, Map<String, String> labels) {
    queries.label(id, labels);
  }
}
