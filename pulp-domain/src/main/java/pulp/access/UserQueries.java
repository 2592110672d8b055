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

  /** Whether there are no users; instances that start at once take turns until they commit. */
  boolean lockEmpty() {
    sql.run("lock table core_user in share row exclusive mode");
    return sql.yes("select not exists (select from core_user)");
  }

  void insertSuperuser(String name, String hash) {
    sql.update(
        "insert into core_user (username, password, is_superuser) values (?, ?, true)", name, hash);
  }
}
