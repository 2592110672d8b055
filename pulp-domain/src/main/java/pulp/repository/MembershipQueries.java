package pulp.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import pulp.sql.Sql;

/**
 * Which units a repository holds. At most one row of a unit is open. What a draft undoes of itself
 * leaves no trace: a unit that it removes and adds again keeps the row, and with it the time since
 * when it is there.
 *
 * <p>Rows that this very transaction wrote have no statistics: the planner expects one where there
 * are ten thousand, and would compare all with all. So each unit is looked up by index, in a
 * subquery that {@code offset 0} keeps in its place.
 */
@ApplicationScoped
class MembershipQueries {
  @Inject Sql sql;

  int add(UUID repository, int number, Selection units) {
    return change(
        """
        mine as materialized (
          select unit.content_id, own.row, own.version_removed from (select distinct content_id from unit) unit
          left join lateral (
            select rc.ctid as row, rc.version_removed from core_repository_content rc
            where rc.repository_id = ? and rc.content_id = unit.content_id
              and (rc.version_removed is null or rc.version_removed = ?) offset 0) own on true),
        undone as (
          update core_repository_content set version_removed = null
          where ctid = any(array(select row from mine where version_removed is not null)) returning 1),
        done as (
          insert into core_repository_content (repository_id, content_id, version_added)
          select ?, content_id, ? from mine where row is null returning 1)
        """,
        units,
        repository,
        number,
        repository,
        number);
  }

  int remove(UUID repository, int number, Selection units) {
    return change(
        """
        open as materialized (
          select own.row, own.version_added = ? as new from (select distinct content_id from unit) unit
          cross join lateral (
            select rc.ctid as row, rc.version_added from core_repository_content rc
            where rc.repository_id = ? and rc.content_id = unit.content_id
              and rc.version_removed is null offset 0) own),
        undone as (
          delete from core_repository_content
          where ctid = any(array(select row from open where new)) returning 1),
        done as (
          update core_repository_content set version_removed = ?
          where ctid = any(array(select row from open where not new)) returning 1)
        """,
        units,
        number,
        repository,
        number);
  }

  /** Looks each unit up once; returns how many changed. */
  private int change(String parts, Selection units, Object... further) {
    List<Object> values = new ArrayList<>(units.values());
    values.addAll(List.of(further));
    return (int)
        sql.number(
            "with unit (content_id) as materialized ("
                + units.sql()
                + "), "
                + parts
                + " select (select count(*) from undone) + (select count(*) from done)",
            values.toArray());
  }

  int clear(UUID repository, int number) {
    Selection all =
        Selection.of(
            "select content_id from core_repository_content where repository_id = ? and version_removed is null",
            repository);
    return remove(repository, number, all);
  }

  boolean isChanged(UUID repository, int number) {
    return sql.yes(
        """
        select exists (select 1 from core_repository_content where repository_id = ? and version_added = ?)
            or exists (select 1 from core_repository_content where repository_id = ? and version_removed = ?)
        """,
        repository,
        number,
        repository,
        number);
  }

  Set<String> typesAdded(UUID repository, int number) {
    return new HashSet<>(
        sql.list(
            """
            select distinct c.pulp_type from core_repository_content rc join core_content c on c.pulp_id = rc.content_id
            where rc.repository_id = ? and rc.version_added = ?
            """,
            row -> row.text("pulp_type"),
            repository,
            number));
  }
}
