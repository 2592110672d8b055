package pulp.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The users of this Pulp. */
@ApplicationScoped
public class Users {
  @Inject UserQueries queries;

  /** Makes the first user, a superuser, unless there are users already; says whether it did. */
  @Transactional
  public boolean makeFirst(String name, String password) {
    return queries.insertFirst(name, Passwords.hash(password));
  }

  /** The stored user of a name, active or not. */
  Optional<UserQueries.Known> named(String name) {
    return queries.named(name);
  }
}
