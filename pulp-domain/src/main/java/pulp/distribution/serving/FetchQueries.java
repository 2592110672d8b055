package pulp.distribution.serving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import pulp.remote.Expected;
import pulp.sql.Row;
import pulp.sql.Sql;

/** From where a file can be fetched, and what came of it. */
@ApplicationScoped
class FetchQueries {
  @Inject Sql sql;

  /**
   * A remote artifact.
   *
   * @param streamed whether what comes from there is passed on and not kept
   */
  record Upstream(UUID id, UUID remote, String url, Expected expected, boolean streamed) {}

  /** Those that have not lately sent wrong bytes, the longest known first. */
  List<Upstream> upstreams(UUID contentArtifact, Duration cooldown) {
    return sql.list(
        """
        select ra.pulp_id, ra.remote_id, ra.url, ra.size, ra.md5, ra.sha1, ra.sha224, ra.sha256, ra.sha384, ra.sha512,
               r.policy = 'streamed' as streamed
        from core_remote_artifact ra join core_remote r on r.pulp_id = ra.remote_id
        where ra.content_artifact_id = ?
          and (ra.failed_at is null or ra.failed_at < clock_timestamp() - make_interval(secs => ?))
        order by ra.pulp_created
        """,
        FetchQueries::upstream,
        contentArtifact,
        (double) cooldown.toSeconds());
  }

  /** It sent wrong bytes just now. */
  void failed(UUID remoteArtifact) {
    sql.update(
        "update core_remote_artifact set failed_at = clock_timestamp() where pulp_id = ?",
        remoteArtifact);
  }

  /** The file is stored from now on. */
  void link(UUID contentArtifact, UUID artifact) {
    sql.update(
        """
        update core_content_artifact set artifact_id = ?
        where pulp_id = ? and artifact_id is distinct from ?
        """,
        artifact,
        contentArtifact,
        artifact);
  }

  private static Upstream upstream(Row row) throws SQLException {
    Map<String, String> digests = new HashMap<>();
    for (String name : Stream.of("md5", "sha1", "sha224", "sha256", "sha384", "sha512").toList()) {
      if (row.text(name) != null) {
        digests.put(name, row.text(name));
      }
    }
    return new Upstream(
        row.uuid("pulp_id"),
        row.uuid("remote_id"),
        row.text("url"),
        new Expected(row.number("size"), digests),
        row.flag("streamed"));
  }
}
