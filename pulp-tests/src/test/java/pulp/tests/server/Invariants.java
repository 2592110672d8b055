package pulp.tests.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import pulp.tests.upstream.Digests;

/**
 * What must hold after every destructive test (security.md, last paragraph); looks at database and
 * disk.
 */
public final class Invariants {
  private static final Duration GRACE = Duration.ofHours(1);

  private final List<String> broken = new ArrayList<>();
  private final Path media;
  private final Database database;

  private Invariants(PulpServer server) {
    this.media = server.dataDir().resolve("media");
    this.database = server.database().orElseThrow();
  }

  /** What is broken, a line each; nothing else may run on the server meanwhile. */
  public static List<String> broken(PulpServer server) {
    Invariants invariants = new Invariants(server);
    invariants.files();
    invariants.versions();
    invariants.tasks();
    return invariants.broken;
  }

  private void files() {
    Set<Path> known = new HashSet<>();
    rows(
        "select file, sha256, size from core_artifact",
        row -> {
          Path file = media.resolve(row.getString(1));
          known.add(file);
          if (!Files.isRegularFile(file)) {
            broken.add("artifact without file: " + file);
          } else if (size(file) != row.getLong(3)
              || !Digests.sha256(file).equals(row.getString(2))) {
            broken.add("file with other bytes than its artifact says: " + file);
          }
        });
    walk(media.resolve("artifact"))
        .filter(file -> !known.contains(file) && !isYoung(file))
        .forEach(file -> broken.add("file without artifact: " + file));
  }

  private void versions() {
    none(
        "incomplete version",
        "select pulp_id::text from core_repository_version where not complete");
    none(
        "version number that may come again",
        """
        select r.name || ' ' || v.number from core_repository r
        join core_repository_version v on v.repository_id = r.pulp_id
        where v.number >= r.next_version
        """);
    none(
        "count that is not the content",
        """
        select v.pulp_id::text || ' ' || s.kind || ' ' || s.count from core_repository_version v
        join core_version_summary s on s.version_id = v.pulp_id
        where s.count <> (
          select count(*) from core_repository_content m
          join core_content c on c.pulp_id = m.content_id
          where m.repository_id = v.repository_id and c.pulp_type = s.content_type
            and case s.kind
              when 'P' then m.version_added <= v.number
                and (m.version_removed is null or m.version_removed > v.number)
              when 'A' then m.version_added = v.number
              else m.version_removed = v.number end)
        """);
    none(
        "membership of a version that is not there",
        """
        select m.content_id::text from core_repository_content m
        where not exists (select from core_repository_version v
          where v.repository_id = m.repository_id and v.number = m.version_added)
        """);
    none("incomplete publication", "select pulp_id::text from core_publication where not complete");
  }

  private void tasks() {
    none(
        "running task that nobody owns",
        """
        select t.pulp_id::text from core_task t
        left join core_task_queue q on q.task_id = t.pulp_id
        where t.state in ('running', 'canceling')
          and (q.owner is null or not exists (select from core_app_status a
            where a.pulp_id = q.owner and a.last_heartbeat > now() - a.ttl))
        """);
    none(
        "reservation without unfinished task",
        """
        select resource from core_task_reservation r join core_task t on t.pulp_id = r.task_id
        where t.state in ('completed', 'failed', 'canceled')
        """);
    none(
        "ended task in the queue",
        """
        select t.pulp_id::text from core_task_queue q join core_task t on t.pulp_id = q.task_id
        where t.state in ('completed', 'failed', 'canceled')
        """);
  }

  /** Reads one row. */
  @FunctionalInterface
  private interface Reader {
    void read(ResultSet row) throws SQLException;
  }

  private void none(String what, String query) {
    rows(query, row -> broken.add(what + ": " + row.getString(1)));
  }

  private void rows(String query, Reader reader) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        reader.read(result);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private static Stream<Path> walk(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file is there before its row, and stays without one when its server dies in between. */
  private static boolean isYoung(Path file) {
    try {
      Instant then = Files.getLastModifiedTime(file).toInstant();
      return then.isAfter(Instant.now().minus(GRACE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
