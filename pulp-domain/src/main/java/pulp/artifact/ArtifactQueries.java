package pulp.artifact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import pulp.settings.Settings;
import pulp.sql.Ids;
import pulp.sql.Row;
import pulp.sql.Sql;

/** Artifacts in the database. */
@ApplicationScoped
class ArtifactQueries {
  @Inject Sql sql;
  @Inject Settings settings;

  /** Until the end of the transaction no file of an artifact is deleted. */
  void lockFilesForUse() {
    sql.run("select pg_advisory_xact_lock_shared(hashtext('pulp.artifact.files'))");
  }

  /** Until the end of the transaction nobody relies on a file that lies there without a row. */
  void lockFilesForDeletion() {
    sql.run("select pg_advisory_xact_lock(hashtext('pulp.artifact.files'))");
  }

  /** Until the end of the transaction nobody else makes an artifact of the digest. */
  void lockDigest(UUID domain, String sha256) {
    sql.run("select pg_advisory_xact_lock(hashtextextended(?, 0))", domain + "/" + sha256);
  }

  /**
   * Protects artifacts from clean-up. Those that are touched already are left alone, for as long as
   * a quarter of the protection time and an hour at most; the others are locked, so that one that
   * is being deleted is waited for.
   */
  void touch(UUID domain, Collection<String> sha256) {
    sql.update(
        """
        update core_artifact set timestamp_of_interest = clock_timestamp()
        where pulp_id in (
          select pulp_id from core_artifact
          where sha256 = any(?::text[]) and pulp_domain_id = ?
            and timestamp_of_interest < clock_timestamp() - least(?::bigint * interval '15 seconds', interval '1 hour')
          order by pulp_id for no key update)
        """,
        sha256,
        domain,
        settings.orphanProtectionTime());
  }

  /** Makes those rows that are not there. */
  void insert(UUID domain, List<NewArtifact> rows) {
    sql.update(
        """
        insert into core_artifact
          (pulp_id, file, size, md5, sha1, sha224, sha256, sha384, sha512, pulp_domain_id)
        select pulp_id, file, size, md5, sha1, sha224, sha256, sha384, sha512, ?
        from unnest(?::uuid[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
          with ordinality as new (pulp_id, file, size, md5, sha1, sha224, sha256, sha384, sha512, position)
        order by position
        on conflict do nothing
        """,
        domain,
        column(rows, row -> Ids.next()),
        column(rows, NewArtifact::file),
        column(rows, row -> row.received().size()),
        column(rows, row -> row.digest("md5")),
        column(rows, row -> row.digest("sha1")),
        column(rows, row -> row.digest("sha224")),
        column(rows, row -> row.digest("sha256")),
        column(rows, row -> row.digest("sha384")),
        column(rows, row -> row.digest("sha512")));
  }

  private static List<?> column(List<NewArtifact> rows, Function<NewArtifact, ?> value) {
    return rows.stream().map(value).toList();
  }

  /** Those of the digests that have a row. */
  List<Artifact> found(UUID domain, Collection<String> sha256) {
    return sql.list(
        """
        select pulp_id, sha256, size, file from core_artifact
        where sha256 = any(?::text[]) and pulp_domain_id = ?
        """,
        ArtifactQueries::artifact,
        sha256,
        domain);
  }

  Optional<Artifact> artifact(UUID domain, UUID id) {
    return sql.first(
        "select pulp_id, sha256, size, file from core_artifact where pulp_id = ? and pulp_domain_id = ?",
        ArtifactQueries::artifact,
        id,
        domain);
  }

  private static Artifact artifact(Row row) throws SQLException {
    return new Artifact(
        row.uuid("pulp_id"), row.text("sha256"), row.number("size"), row.text("file"));
  }

  /** Those of the names that a row has; the digest in each leads to it by an index. */
  Set<String> named(Collection<String> names) {
    return new HashSet<>(
        sql.list(
            """
            select a.file from core_artifact a
            join unnest(?::text[]) as name on a.sha256 = replace(right(name, 65), '/', '') and a.file = name
            """,
            row -> row.text("file"),
            names));
  }
}
