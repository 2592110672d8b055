package pulp.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.sql.Sql;

/** Repository versions in the database. */
@ApplicationScoped
class VersionQueries {
  /** Selects the units of a version. */
  static final String CONTENT =
      """
      select rc.content_id from core_repository_version v
      join core_repository_content rc on rc.repository_id = v.repository_id and rc.version_added <= v.number
        and (rc.version_removed is null or rc.version_removed > v.number)
      where v.pulp_id = ?\
      """;

  /**
   * Versions of a repository that distributions name, or serve as its newest (specification 02
   * §7.6). Of a repository that is distributed a type that publishes serves the newest version with
   * a publication, any other type the newest version.
   */
  private static final String PROTECTED =
      """
      select d.repository_version_id from core_distribution d
        join core_repository_version dv on dv.pulp_id = d.repository_version_id where dv.repository_id = ?
      union select p.repository_version_id from core_distribution d join core_publication p on p.pulp_id = d.publication_id
        join core_repository_version pv on pv.pulp_id = p.repository_version_id where pv.repository_id = ?
      union select p.repository_version_id from core_publication p
        join core_repository_version cv on cv.pulp_id = p.repository_version_id
        where cv.repository_id = ? and p.checkpoint and p.complete
          and exists (select 1 from core_distribution d where d.repository_id = cv.repository_id and d.checkpoint)
      union (select v.pulp_id from core_repository_version v
        where v.repository_id = ? and exists (select 1 from core_distribution d
            where d.repository_id = v.repository_id and not d.checkpoint and d.pulp_type = any(?::text[]))
          and exists (select 1 from core_publication p where p.repository_version_id = v.pulp_id and p.complete)
        order by v.number desc limit 1)
      union (select v.pulp_id from core_repository_version v
        where v.repository_id = ? and v.complete and exists (select 1 from core_distribution d
            where d.repository_id = v.repository_id and not d.checkpoint and d.pulp_type <> all(?::text[]))
        order by v.number desc limit 1)
      """;

  @Inject Sql sql;
  @Inject Instance<PublishingTypes> publishing;

  /** What making a version needs of its repository. */
  record Locked(String pulpType, int nextVersion) {}

  Optional<Locked> lock(UUID repository) {
    return sql.first(
        "select pulp_type, next_version from core_repository where pulp_id = ? for update",
        row -> new Locked(row.text("pulp_type"), row.count("next_version")),
        repository);
  }

  /**
   * For the rest of the transaction statements are planned for the tables as they are now. A plan
   * that was kept from when they were small would read them whole, once for each unit.
   */
  void planAnew() {
    sql.run("select set_config('plan_cache_mode', 'force_custom_plan', true)");
  }

  String typeOf(UUID repository) {
    return sql.first(
            "select pulp_type from core_repository where pulp_id = ?",
            row -> row.text("pulp_type"),
            repository)
        .orElseThrow();
  }

  /** A number is never used twice, not even that of a deleted version. */
  void insert(NewVersion version, UUID repository, UUID base, JsonObject infos) {
    sql.update(
        """
        insert into core_repository_version (pulp_id, repository_id, number, complete, base_version_id, info)
        values (?, ?, ?, true, ?, ?)
        """,
        version.id(),
        repository,
        version.number(),
        base,
        infos == null ? JsonValue.EMPTY_JSON_OBJECT : infos);
    sql.update(
        "update core_repository set next_version = ? where pulp_id = ?",
        version.number() + 1,
        repository);
  }

  Optional<NewVersion> named(UUID version) {
    return sql.first(
        "select pulp_id, number from core_repository_version where pulp_id = ?",
        row -> new NewVersion(row.uuid("pulp_id"), row.count("number")),
        version);
  }

  Optional<UUID> numbered(UUID repository, int number) {
    return sql.first(
        "select pulp_id from core_repository_version where repository_id = ? and number = ? and complete",
        row -> row.uuid("pulp_id"),
        repository,
        number);
  }

  Optional<NewVersion> after(UUID repository, int number) {
    return sql.first(
        """
        select pulp_id, number from core_repository_version
        where repository_id = ? and number > ? and complete order by number limit 1
        """,
        row -> new NewVersion(row.uuid("pulp_id"), row.count("number")),
        repository,
        number);
  }

  long count(UUID repository) {
    return sql.number(
        "select count(*) from core_repository_version where repository_id = ? and complete",
        repository);
  }

  /** Versions that no distribution serves or may serve, oldest last, beyond the first few. */
  List<UUID> beyond(UUID repository, long kept) {
    return sql.list(
        """
        select v.pulp_id from core_repository_version v
        where v.repository_id = ? and v.complete and v.pulp_id not in (%s)
        order by v.number desc offset ?
        """
            .formatted(PROTECTED),
        row -> row.uuid("pulp_id"),
        values(List.of(repository), repository, List.of(kept)));
  }

  /** What {@link #PROTECTED} needs, with what stands before and behind it. */
  private Object[] values(List<?> before, UUID repository, List<?> behind) {
    Collection<String> types = publishing.get().pulpTypes();
    List<Object> values = new ArrayList<>(before);
    values.addAll(
        List.of(repository, repository, repository, repository, types, repository, types));
    values.addAll(behind);
    return values.toArray();
  }

  boolean isServed(UUID version, UUID repository) {
    return sql.yes(
        "select ?::uuid in (" + PROTECTED + ")", values(List.of(version), repository, List.of()));
  }

  /** How many versions a repository keeps; empty for all. */
  Optional<Long> retained(UUID repository) {
    return sql.first(
        "select retain_repo_versions from core_repository where pulp_id = ?",
        row -> row.number("retain_repo_versions"),
        repository);
  }

  /** Gives the changes of a version to the next one, so that all others hold what they held. */
  void squash(UUID repository, int number, int next) {
    sql.update(
        "delete from core_repository_content where repository_id = ? and version_added = ? and version_removed = ?",
        repository,
        number,
        next);
    sql.update(
        """
        with pair as materialized (
          select gone.ctid as gone, again.row as again, again.version_removed
          from core_repository_content gone
          cross join lateral (
            select rc.ctid as row, rc.version_added, rc.version_removed from core_repository_content rc
            where rc.repository_id = gone.repository_id and rc.content_id = gone.content_id offset 0) again
          where gone.repository_id = ? and gone.version_removed = ? and again.version_added = ?
        ), back as (
          delete from core_repository_content rc using pair where rc.ctid = pair.again
          returning pair.gone, pair.version_removed)
        update core_repository_content rc set version_removed = back.version_removed
        from back where rc.ctid = back.gone
        """,
        repository,
        number,
        next);
    sql.update(
        "update core_repository_content set version_added = ? where repository_id = ? and version_added = ?",
        next,
        repository,
        number);
    sql.update(
        "update core_repository_content set version_removed = ? where repository_id = ? and version_removed = ?",
        next,
        repository,
        number);
  }

  /** Takes the changes of the newest version back. */
  void undo(UUID repository, int number) {
    sql.update(
        "delete from core_repository_content where repository_id = ? and version_added = ?",
        repository,
        number);
    sql.update(
        "update core_repository_content set version_removed = null where repository_id = ? and version_removed = ?",
        repository,
        number);
  }

  void delete(UUID version) {
    sql.update("delete from core_repository_version where pulp_id = ?", version);
  }
}
