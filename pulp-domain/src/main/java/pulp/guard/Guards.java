package pulp.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.UUID;
import pulp.problem.Problem;
import pulp.web.Call;

/** Asks content guards. What nobody can check stays closed. */
@ApplicationScoped
public class Guards {
  @Inject @Any Instance<Guard> known;

  /**
   * Returns when the request may pass; otherwise a {@link Problem.Denied}.
   *
   * @param guard null for what is not guarded
   * @param type the {@code pulp_type} of the guard
   */
  public void check(UUID guard, String type, Call call) {
    if (guard != null) {
      named(type).check(guard, call);
    }
  }

  private Guard named(String type) {
    return known.stream()
        .filter(guard -> guard.type().equals(type))
        .findFirst()
        .orElseThrow(() -> Problem.Denied.forbidden("Access denied."));
  }
}
