package pulp.distribution.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pulp.sql.Sql;
import pulp.sql.TestDatabase;

/** A look-up reads by indexes, whatever is known about the tables when it is planned. */
class PathPlanTest {
  private static final Sql SQL = TestDatabase.sql();
  private static final int UNITS = 20_000;
  private static final int REPOSITORIES = 50;
  private static UUID repository;

  @BeforeAll
  static void manyUnits() {
    TestServing serving = new TestServing();
    List<UUID> repositories = new ArrayList<>();
    for (int i = 0; i < REPOSITORIES; i++) {
      repositories.add(serving.repository());
    }
    repository = repositories.getFirst();
    SQL.update(
        """
        with unit as (select gen_random_uuid() as id, i from generate_series(1, ?) i),
        content as (
          insert into core_content (pulp_id, pulp_type, pulp_domain_id) select id, 'test.unit', ? from unit),
        file as (
          insert into core_content_artifact (pulp_id, content_id, relative_path)
          select gen_random_uuid(), id, 'many/' || i % 100 || '/' || i from unit)
        insert into core_repository_content (repository_id, content_id, version_added)
        select (?::uuid[])[1 + i % ?], id, 1 from unit
        """,
        UNITS, serving.domain, repositories, REPOSITORIES);
    SQL.run("analyze core_content_artifact");
    SQL.run("analyze core_repository_content");
  }

  private static List<String> plan(UUID publication, String path) {
    return TestDatabase.plan(
        PathStatements.AT, publication, repository, 1, true, path, path + "/", path + "0");
  }

  @Test
  void aFileOfAVersionIsFoundByIndexes() {
    assertThat(plan(null, "many/1/1")).noneMatch(line -> line.contains("Seq Scan"));
  }

  @Test
  void aFileOfAPublicationIsFoundByIndexes() {
    assertThat(plan(UUID.randomUUID(), "many/1/1"))
        .noneMatch(line -> line.contains("Seq Scan on core_content_artifact"))
        .noneMatch(line -> line.contains("Seq Scan on core_repository_content"));
  }
}
