package example.pair;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import pulp.domain.Domains;
import pulp.problem.Problem;
import pulp.web.Call;
import pulp.web.Handler;
import pulp.web.Reply;

/** Answers {@code /throwaway/<repository>}: the names of the pairs in it, a line each. */
@ApplicationScoped
public class PairMount implements Handler {
  private static final String TEXT = "text/plain; charset=utf-8";

  @Inject PairQueries queries;
  @Inject Domains domains;

  @Override
  public Reply handle(Call call) {
    if (call.user().isEmpty()) {
      throw Problem.Denied.unknown("Say who you are.");
    }
    List<String> names =
        queries
            .names(call.path(), domains.current())
            .orElseThrow(() -> new Problem.NotFound("There is no box " + call.path() + "."));
    return Reply.text(200, TEXT, String.join("\n", names));
  }

  /** How problems are worded below this mount. */
  static Reply inOurWords(Problem problem) {
    return Reply.text(problem.status(), TEXT, "pair: " + problem.getMessage());
  }
}
