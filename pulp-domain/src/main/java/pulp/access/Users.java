package pulp.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.function.Supplier;

/** The users of this Pulp. */
@ApplicationScoped
public class Users {
  @Inject UserQueries queries;

  /**
   * Makes the first user, a superuser, unless there are users already; says whether it did.
   *
   * @param password asked only then, before the user is there: what keeps it cannot be missing
   *     later
   */
  @Transactional
  public boolean makeFirst(String name, Supplier<String> password) {
    boolean first = queries.lockEmpty();
    if (first) {
      queries.insertSuperuser(name, Passwords.hash(password.get()));
    }
    return first;
  }

  /** The stored user of a name, active or not. */
  Optional<UserQueries.Known> named(String name) {
    return queries.named(name);
  }
}
