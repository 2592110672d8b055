package pulp.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import pulp.problem.Problem;
import pulp.sql.Sql;

/** Domains in the database. */
@ApplicationScoped
class DomainQueries {
  @Inject Sql sql;

  UUID named(String name) {
    return sql.first(
            "select pulp_id from core_domain where name = ?", row -> row.uuid("pulp_id"), name)
        .orElseThrow(() -> new Problem.NotFound("Not found."));
  }
}
