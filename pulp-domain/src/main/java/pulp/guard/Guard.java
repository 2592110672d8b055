package pulp.guard;

import java.util.UUID;
import pulp.web.Call;

/** A type of content guard; a CDI bean. */
public interface Guard {
  /** The {@code pulp_type} of the guards. */
  String type();

  /**
   * Returns when the request may pass; otherwise a {@link pulp.problem.Problem.Denied} that says
   * why not.
   */
  void check(UUID guard, Call call);
}
