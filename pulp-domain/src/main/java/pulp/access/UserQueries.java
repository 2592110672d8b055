package pulp.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import pulp.sql.Sql;

/** Users in the database. */
@ApplicationScoped
class UserQueries {
  @Inject Sql sql;

  /** A stored user with the hash of the password. */
  record Known(User user, String hash, boolean active) {}

  Optional<Known> named(String name) {
    return sql.first(
        "select id, username, password, is_superuser, is_active from core_user where username = ?",
        row ->
            new Known(
                new User(row.count("id"), row.text("username"), row.flag("is_superuser")),
                row.text("password"),
                row.flag("is_active")),
        name);
  }

  /** Inserts a superuser into an empty table; instances that start at once take turns. */
  boolean insertFirst(String name, String hash) {
    sql.run("lock table core_user in share row exclusive mode");
    return sql.update(
            """
            insert into core_user (username, password, is_superuser)
            select ?, ?, true where not exists (select 1 from core_user)
            """,
            name,
            hash)
        > 0;
  }
}
