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
 */
@ApplicationScoped
class MembershipQueries {
  @Inject Sql sql;

  int add(UUID repository, int number, Selection units) {
    int reopened =
        update(
            """
            update core_repository_content rc set version_removed = null
            from unit where rc.repository_id = ? and rc.content_id = unit.content_id and rc.version_removed = ?
            """,
            units,
            repository,
            number);
    int added =
        update(
            """
            insert into core_repository_content (repository_id, content_id, version_added)
            select ?, unit.content_id, ? from (select distinct content_id from unit) unit
            where not exists (select 1 from core_repository_content rc
                              where rc.repository_id = ? and rc.content_id = unit.content_id
                                and rc.version_removed is null)
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
            delete from core_repository_content rc using unit
            where rc.repository_id = ? and rc.content_id = unit.content_id
              and rc.version_added = ? and rc.version_removed is null
            """,
            units,
            repository,
            number);
    int removed =
        update(
            """
            update core_repository_content rc set version_removed = ?
            from unit where rc.repository_id = ? and rc.content_id = unit.content_id and rc.version_removed is null
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
        "with unit (content_id) as (" + units.sql() + ") " + statement, values.toArray());
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
