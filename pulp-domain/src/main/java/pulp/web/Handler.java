package pulp.web;

/** Answers requests. */
@FunctionalInterface
public interface Handler {
  /** Answers one; throws a {@link pulp.problem.Problem} for the edge to word. */
  Reply handle(Call call);
}
