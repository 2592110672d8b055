package pulp.distribution.serving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import pulp.sql.Row;
import pulp.sql.Sql;

/** Reads what distributions serve (specification, content-serving application, §7.4). */
@ApplicationScoped
class ServedQueries {
  /** Of the five ways to say what is served at most one yields a row. */
  private static final String SERVED =
      """
      select d.pulp_id, d.pulp_domain_id, d.pulp_type, d.base_path, d.hidden, d.checkpoint, d.content_guard_id,
             g.pulp_type as guard_type,
             coalesce(d.publication_id, d.repository_version_id, d.repository_id, d.remote_id) is not null as pointed,
             s.publication, s.pass_through, s.repository, s.version, s.number, s.created
      from core_distribution d
      left join core_content_guard g on g.pulp_id = d.content_guard_id
      left join lateral (
        (select p.pulp_id as publication, p.pass_through, v.repository_id as repository, v.pulp_id as version, v.number,
                p.pulp_created as created
         from core_publication p join core_repository_version v on v.pulp_id = p.repository_version_id
         where p.pulp_id = d.publication_id and p.complete and d.pulp_type = any(?))
        union all
        (select p.pulp_id, p.pass_through, v.repository_id, v.pulp_id, v.number, p.pulp_created
         from core_publication p join core_repository_version v on v.pulp_id = p.repository_version_id
         where p.repository_version_id = d.repository_version_id and d.publication_id is null and p.complete
           and d.pulp_type = any(?)
         order by p.pulp_created desc limit 1)
        union all
        (select p.pulp_id, p.pass_through, v.repository_id, v.pulp_id, v.number, p.pulp_created
         from core_repository_version v join core_publication p on p.repository_version_id = v.pulp_id
         where v.repository_id = d.repository_id and d.publication_id is null and d.repository_version_id is null
           and p.complete and d.pulp_type = any(?)
         order by v.number desc, p.pulp_created desc limit 1)
        union all
        (select null, false, v.repository_id, v.pulp_id, v.number, v.pulp_created
         from core_repository_version v
         where v.pulp_id = d.repository_version_id and v.complete and d.pulp_type <> all(?))
        union all
        (select null, false, v.repository_id, v.pulp_id, v.number, v.pulp_created
         from core_repository_version v
         where v.repository_id = d.repository_id and d.repository_version_id is null and v.complete
           and d.pulp_type <> all(?)
         order by v.number desc limit 1)
      ) s on true
      """;

  private static final String CONCERNED =
      """
      where d.pulp_id in (
        select unnest(?::uuid[])
        union select x.pulp_id from core_distribution x where x.repository_id = any(?::uuid[])
        union select x.pulp_id from core_repository_version v
              join core_distribution x on x.repository_version_id = v.pulp_id where v.repository_id = any(?::uuid[])
        union select x.pulp_id from core_repository_version v
              join core_publication p on p.repository_version_id = v.pulp_id
              join core_distribution x on x.publication_id = p.pulp_id where v.repository_id = any(?::uuid[]))
      """;

  @Inject Sql sql;

  /** A distribution without what it served before and without its checkpoints. */
  record Head(
      UUID id,
      UUID domain,
      String type,
      String basePath,
      boolean hidden,
      boolean checkpoint,
      UUID guard,
      String guardType,
      boolean pointed,
      Source current) {}

  /**
   * Something else that a distribution answers for.
   *
   * @param secondsLeft how long it will; null for no end
   */
  record Further(UUID distribution, Source source, Double secondsLeft) {}

  List<Head> all(Collection<String> publishing) {
    return sql.list(
        SERVED, ServedQueries::head, publishing, publishing, publishing, publishing, publishing);
  }

  /** The named distributions, and those that serve anything of the repositories. */
  List<Head> some(
      Collection<String> publishing,
      Collection<UUID> distributions,
      Collection<UUID> repositories) {
    return sql.list(
        SERVED + CONCERNED,
        ServedQueries::head,
        publishing,
        publishing,
        publishing,
        publishing,
        publishing,
        distributions,
        repositories,
        repositories,
        repositories);
  }

  /** Publications that the distributions may still answer for, newest first. */
  List<Further> superseded(Collection<UUID> distributions) {
    return sql.list(
        """
        select d.distribution_id, p.pulp_id as publication, p.pass_through, v.repository_id as repository,
               v.pulp_id as version, v.number, p.pulp_created as created,
               extract(epoch from d.expires_at - clock_timestamp()) as seconds_left
        from core_distributed_publication d
        join core_publication p on p.pulp_id = d.publication_id
        join core_repository_version v on v.pulp_id = p.repository_version_id
        where d.distribution_id = any(?::uuid[]) and p.complete
          and (d.expires_at is null or d.expires_at > clock_timestamp())
        order by d.pulp_created desc
        """,
        ServedQueries::further,
        distributions);
  }

  /** The checkpoints of checkpoint distributions, oldest first. */
  List<Further> checkpoints(Collection<UUID> distributions) {
    return sql.list(
        """
        select d.pulp_id as distribution_id, p.pulp_id as publication, p.pass_through, v.repository_id as repository,
               v.pulp_id as version, v.number, p.pulp_created as created, null::double precision as seconds_left
        from core_distribution d
        join core_repository_version v on v.repository_id = d.repository_id
        join core_publication p on p.repository_version_id = v.pulp_id
        where d.pulp_id = any(?::uuid[]) and d.checkpoint and p.checkpoint and p.complete
        order by p.pulp_created
        """,
        ServedQueries::further,
        distributions);
  }

  private static Head head(Row row) throws SQLException {
    return new Head(
        row.uuid("pulp_id"),
        row.uuid("pulp_domain_id"),
        row.text("pulp_type"),
        row.text("base_path"),
        row.flag("hidden"),
        row.flag("checkpoint"),
        row.uuid("content_guard_id"),
        row.text("guard_type"),
        row.flag("pointed"),
        row.uuid("version") == null ? null : source(row));
  }

  private static Further further(Row row) throws SQLException {
    return new Further(row.uuid("distribution_id"), source(row), row.decimal("seconds_left"));
  }

  private static Source source(Row row) throws SQLException {
    Instant created = row.moment("created");
    return new Source(
        row.uuid("publication"),
        row.flag("pass_through"),
        row.uuid("repository"),
        row.uuid("version"),
        row.count("number"),
        created);
  }
}
