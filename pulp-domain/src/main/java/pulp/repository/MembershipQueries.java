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
    int reopened =
        update(
            """
            update core_repository_content set version_removed = null where ctid = any(array(
              select own.row from unit
              cross join lateral (
                select rc.ctid as row, rc.version_removed from core_repository_content rc
                where rc.repository_id = ? and rc.content_id = unit.content_id offset 0) own
              where own.version_removed = ?))
            """,
            units,
            repository,
            number);
    int added =
        update(
            """
            insert into core_repository_content (repository_id, content_id, version_added)
            select ?, unit.content_id, ? from (select distinct content_id from unit) unit
            left join lateral (
              select true as there from core_repository_content rc
              where rc.repository_id = ? and rc.content_id = unit.content_id
                and rc.version_removed is null offset 0) open on true
            where open.there is null
            """,
            units,
            repository,
            number,
            repository);
    return reopened + added;
  }

  int remove(UUID repository, int number, Selection units) {
    int undone =
        update(
            """
            delete from core_repository_content where ctid = any(array(
              select open.row from unit
              cross join lateral (
                select rc.ctid as row, rc.version_added from core_repository_content rc
                where rc.repository_id = ? and rc.content_id = unit.content_id
                  and rc.version_removed is null offset 0) open
              where open.version_added = ?))
            """,
            units,
            repository,
            number);
    int removed =
        update(
            """
            update core_repository_content set version_removed = ? where ctid = any(array(
              select open.row from unit
              cross join lateral (
                select rc.ctid as row from core_repository_content rc
                where rc.repository_id = ? and rc.content_id = unit.content_id
                  and rc.version_removed is null offset 0) open))
            """,
            units,
            number,
            repository);
    return undone + removed;
  }

  private int update(String statement, Selection units, Object... further) {
    List<Object> values = new ArrayList<>(units.values());
    values.addAll(List.of(further));
    return sql.update(
        "with unit (content_id) as materialized (" + units.sql() + ") " + statement,
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
