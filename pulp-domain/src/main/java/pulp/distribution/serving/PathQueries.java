package pulp.distribution.serving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.sql.Row;
import pulp.sql.Sql;

/** Looks at paths of publications and versions. */
@ApplicationScoped
class PathQueries {
  /** Behind every text that can follow a slash; the columns compare bytes. */
  private static final String LAST = "\uDBFF\uDFFF";

  @Inject Sql sql;

  /** What lies at a path; one that is empty or ends with a slash can only be a directory. */
  Found at(Source source, String path) {
    boolean directory = path.isEmpty() || path.endsWith("/");
    String prefix = directory ? path : path + "/";
    return sql.first(
            PathStatements.AT,
            PathQueries::found,
            source.publication(),
            source.repository(),
            source.number(),
            source.servesVersion(),
            directory ? null : path,
            prefix,
            beyond(prefix))
        .orElseGet(Found.Nowhere::new);
  }

  /** What lies directly in a directory, by name in the order of code points. */
  List<Resolution.Entry> entries(Source source, String directory) {
    return sql.list(
        PathStatements.ENTRIES,
        row -> new Resolution.Entry(row.text("name"), row.moment("date"), row.number("size")),
        source.publication(),
        source.repository(),
        source.number(),
        source.servesVersion(),
        directory,
        beyond(directory));
  }

  /** A file by its key; empty when it is gone. */
  Optional<Paths.NamedFile> file(UUID contentArtifact) {
    return sql.first(
        """
        select ca.pulp_id, ca.relative_path, a.file, coalesce(a.sha256, ra.sha256) as sha256,
               coalesce(a.size, ra.size) as size, ca.pulp_created as added
        from core_content_artifact ca
        left join core_artifact a on a.pulp_id = ca.artifact_id
        left join lateral (
          select ra.sha256, ra.size from core_remote_artifact ra
          where ca.artifact_id is null and ra.content_artifact_id = ca.pulp_id
          order by ra.sha256 nulls last limit 1) ra on true
        where ca.pulp_id = ?
        """,
        row -> new Paths.NamedFile(row.text("relative_path"), file(row)),
        contentArtifact);
  }

  private static Found found(Row row) throws SQLException {
    return switch (row.text("kind")) {
      case "file" -> file(row);
      case "index" -> new Found.Index(file(row));
      default -> new Found.Directory();
    };
  }

  private static Found.File file(Row row) throws SQLException {
    return new Found.File(
        row.uuid("pulp_id"),
        row.moment("added"),
        row.text("sha256"),
        row.number("size"),
        row.text("file"));
  }

  /**
   * The first text that does not begin with the prefix: the slash at its end becomes the character
   * after it.
   */
  private static String beyond(String prefix) {
    return prefix.isEmpty() ? LAST : prefix.substring(0, prefix.length() - 1) + "0";
  }
}
