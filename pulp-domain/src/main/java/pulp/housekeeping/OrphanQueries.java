package pulp.housekeeping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import pulp.sql.Condition;
import pulp.sql.Sql;

/** Finds and deletes what nothing uses. */
@ApplicationScoped
class OrphanQueries {
  /** In no version, and not made for a publication that is still there. */
  private static final String UNUSED_CONTENT =
      """
      not exists (select 1 from core_repository_content rc where rc.content_id = core_content.pulp_id)
      and (core_content.pulp_type <> 'core.publishedmetadata'
           or not exists (select 1 from core_published_metadata m where m.pulp_id = core_content.pulp_id))
      """;

  private static final String UNUSED_ARTIFACT =
      "not exists (select 1 from core_content_artifact ca where ca.artifact_id = core_artifact.pulp_id)\n";

  private static final String OLD =
      "timestamp_of_interest < clock_timestamp() - ?::bigint * interval '1 minute'\n";

  @Inject Sql sql;

  /**
   * What is looked for: rows of a domain, older than some minutes, behind a key, that nothing
   * holds.
   */
  record Search(UUID domain, long minutes, UUID after, Condition held) {}

  List<UUID> content(Search search, int most) {
    return page("core_content", UNUSED_CONTENT, search, most);
  }

  /** Those of the named units that are orphans. */
  List<UUID> content(Search search, Collection<UUID> named, int most) {
    Condition held =
        Condition.or(
            List.of(search.held, Condition.of("core_content.pulp_id <> all(?::uuid[])", named)));
    return content(new Search(search.domain, search.minutes, search.after, held), most);
  }

  List<UUID> artifacts(Search search, int most) {
    return page("core_artifact", UNUSED_ARTIFACT, search, most);
  }

  private List<UUID> page(String table, String unused, Search search, int most) {
    List<Object> values = new ArrayList<>(List.of(search.domain, search.after, search.minutes));
    values.addAll(search.held.values());
    values.add(most);
    return sql.list(
        "select pulp_id from %1$s where pulp_domain_id = ? and pulp_id > ? and ".formatted(table)
            + OLD
            + "and "
            + unused
            + "and "
            + search.held.not().text()
            + " order by pulp_id limit ?",
        row -> row.uuid("pulp_id"),
        values.toArray());
  }

  /**
   * Locks units against everybody who would use them, and passes over those that somebody is just
   * about to use. What was used between the search and the lock is seen by the deletion, which
   * looks again.
   */
  List<UUID> lockContent(Collection<UUID> ids) {
    return lock("core_content", ids);
  }

  List<UUID> lockArtifacts(Collection<UUID> ids) {
    return lock("core_artifact", ids);
  }

  private List<UUID> lock(String table, Collection<UUID> ids) {
    return sql.list(
        "select pulp_id from "
            + table
            + " where pulp_id = any(?::uuid[]) order by pulp_id for update skip locked",
        row -> row.uuid("pulp_id"),
        ids);
  }

  int deleteContent(Collection<UUID> locked, long minutes, Condition held) {
    List<Object> values = new ArrayList<>(Arrays.asList(locked, minutes));
    values.addAll(held.values());
    return sql.update(
        "delete from core_content where pulp_id = any(?::uuid[]) and "
            + OLD
            + "and "
            + UNUSED_CONTENT
            + "and "
            + held.not().text(),
        values.toArray());
  }

  /** Deletes rows and notes the names of their files, which go after the commit. */
  int deleteArtifacts(Collection<UUID> locked, long minutes, Condition held) {
    List<Object> values = new ArrayList<>(Arrays.asList(locked, minutes));
    values.addAll(held.values());
    return sql.update(
        "with gone as (delete from core_artifact where pulp_id = any(?::uuid[]) and "
            + OLD
            + "and "
            + UNUSED_ARTIFACT
            + "and "
            + held.not().text()
            + " returning file) "
            + "insert into core_unnamed_file (file) select file from gone on conflict do nothing",
        values.toArray());
  }

  /** The artifacts that units have. */
  List<UUID> artifactsOf(Collection<UUID> content) {
    return sql.list(
        """
        select distinct artifact_id from core_content_artifact
        where content_id = any(?::uuid[]) and artifact_id is not null
        """,
        row -> row.uuid("artifact_id"),
        content);
  }

  /** Files whose artifacts were deleted. */
  List<String> unnamedFiles(int most) {
    return sql.list("select file from core_unnamed_file limit ?", row -> row.text("file"), most);
  }

  void forgetFiles(Collection<String> names) {
    sql.update("delete from core_unnamed_file where file = any(?::text[])", names);
  }
}
