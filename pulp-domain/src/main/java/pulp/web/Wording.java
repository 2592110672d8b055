package pulp.web;

import pulp.problem.Problem;

/** Turns a problem into an answer, in the words of one mount. */
@FunctionalInterface
public interface Wording {
  /** The answer for the problem. */
  Reply say(Problem problem);
}
