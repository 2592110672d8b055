package pulp.distribution.serving;

import java.util.Set;
import pulp.web.Call;

/**
 * Paths that a type of distribution answers by itself, before its publication or version is looked
 * at; a CDI bean.
 */
public interface LiveContent {
  /** The {@code pulp_type} of the distributions. */
  String distributionType();

  /**
   * Whether a path may be one of these. Asked for every request, so it costs nothing and asks no
   * database.
   */
  boolean claims(String path);

  /**
   * Answers. What it remembers it keeps by {@link Served#generation()}, which changes with whatever
   * is served.
   *
   * @param path below the base path, decoded, no leading slash
   */
  Answer answer(Served at, String path, Call call);

  /** Names to add to the listing of a directory, which is empty or ends with a slash. */
  default Set<String> entries(Served at, String directory) {
    return Set.of();
  }
}
