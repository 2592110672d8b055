package example.pair;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.repository.Draft;
import pulp.repository.Selection;
import pulp.sql.Sql;

/** Pairs in the database. */
@ApplicationScoped
class PairQueries {
  @Inject Sql sql;

  Optional<UUID> known(String name, String digests, UUID domain) {
    return sql.first(
        "select pulp_id from pair_content where name = ? and digests = ? and pulp_domain_id = ?",
        row -> row.uuid("pulp_id"),
        name,
        digests,
        domain);
  }

  void insert(UUID unit, String name, String digests, UUID domain) {
    sql.update(
        "insert into pair_content (pulp_id, name, digests, pulp_domain_id) values (?, ?, ?, ?)",
        unit,
        name,
        digests,
        domain);
  }

  Optional<Long> keep(UUID repository) {
    return sql.first(
        "select keep from pair_repository where pulp_id = ?",
        row -> row.number("keep"),
        repository);
  }

  /** Pairs whose name an added pair has too. */
  Selection replaced(Draft draft) {
    Selection present = draft.present();
    Selection added = draft.added();
    List<Object> values = new ArrayList<>(present.values());
    values.addAll(added.values());
    values.addAll(added.values());
    return new Selection(
        """
        select old.pulp_id from pair_content old
        where old.pulp_id in (%s) and old.pulp_id not in (%s)
          and old.name in (select fresh.name from pair_content fresh where fresh.pulp_id in (%s))
        """
            .formatted(present.sql(), added.sql(), added.sql()),
        values);
  }

  /** All but the newest few. */
  Selection beyond(Draft draft, long keep) {
    List<Object> values = new ArrayList<>(draft.present().values());
    values.add(keep);
    return new Selection(
        "select p.pulp_id from pair_content p where p.pulp_id in (%s) order by p.pulp_id desc offset ?"
            .formatted(draft.present().sql()),
        values);
  }

  /**
   * The names of the pairs that the newest version of a repository holds; empty for no such
   * repository.
   */
  Optional<List<String>> names(String repository, UUID domain) {
    return sql.first(
        """
        select coalesce(array_agg(p.name order by p.name) filter (where p.name is not null), '{}') as names
        from core_repository r
        left join core_repository_content rc on rc.repository_id = r.pulp_id and rc.version_removed is null
        left join pair_content p on p.pulp_id = rc.content_id
        where r.name = ? and r.pulp_type = 'pair.box' and r.pulp_domain_id = ?
        group by r.pulp_id
        """,
        row -> row.texts("names"),
        repository,
        domain);
  }
}
