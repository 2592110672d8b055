package pulp.remote;

import pulp.storage.Received;

/**
 * Fetches files as one remote says: its credentials, certificates, proxy, headers, limits. Shared
 * by all threads; how many fetch at once is bounded by the remote's {@code download_concurrency}
 * over the whole process.
 */
public interface Fetcher {
  /**
   * Brings a file into a temporary file of the artifact store, with retries.
   *
   * @throws pulp.problem.Problem.Failure with the code and words of the wire when it cannot be had
   *     or is not what was expected
   */
  Received fetch(String url, Expected expected);

  /**
   * Begins to fetch a file for somebody who reads it as it comes. Retried until the answer begins,
   * not after.
   *
   * @param from the first byte that is wanted; where the upstream cannot send parts the answer is
   *     200 and begins at 0
   * @throws pulp.problem.Problem.Failure when it cannot be had
   */
  Opened open(String url, long from);
}
