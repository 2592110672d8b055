package pulp.guard;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import pulp.problem.Problem;
import pulp.web.Call;

/** Asks content guards. What nobody can check stays closed. */
@ApplicationScoped
public class Guards {
  @Inject @Any Instance<Guard> types;

  private Map<String, Guard> known = Map.of();

  @PostConstruct
  void collect() {
    known = types.stream().collect(Collectors.toMap(Guard::type, type -> type));
  }

  /**
   * Returns when the request may pass; otherwise a {@link Problem.Denied}.
   *
   * @param guard null for what is not guarded
   * @param type the {@code pulp_type} of the guard
   */
  public void check(UUID guard, String type, Call call) {
    if (guard == null) {
      return;
    }
    Guard checker = known.get(type);
    if (checker == null) {
      throw Problem.Denied.forbidden("Access denied.");
    }
    checker.check(guard, call);
  }
}
