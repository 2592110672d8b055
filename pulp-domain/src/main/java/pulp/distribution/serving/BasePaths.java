package pulp.distribution.serving;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/**
 * The distributions of a domain by base path: a tree of path segments. Readers never wait; one
 * writer at a time.
 */
final class BasePaths {
  private final Node root = new Node();

  /**
   * A distribution found on the way along a path.
   *
   * @param rest what follows the base path: empty, or beginning with a slash
   */
  record Match(Served served, String rest) {}

  private static final class Node {
    final NavigableMap<String, Node> children = new ConcurrentSkipListMap<>();
    volatile Served served;
  }

  /** The distribution with the longest base path that the path begins with, at segment bounds. */
  Optional<Match> match(String path) {
    Node node = root;
    Match best = null;
    int start = 0;
    while (node != null && start <= path.length()) {
      int end = endOfSegment(path, start);
      node = node.children.get(path.substring(start, end));
      if (node != null && node.served != null) {
        best = new Match(node.served, path.substring(end));
      }
      start = end + 1;
    }
    return Optional.ofNullable(best);
  }

  /**
   * The next segments below a prefix that lead to a distribution to be shown; the prefix is empty
   * or ends with a slash.
   */
  SortedSet<String> below(String prefix, Predicate<Served> shown) {
    SortedSet<String> names = new TreeSet<>();
    Node node = at(prefix);
    if (node != null) {
      node.children.forEach((segment, child) -> {
        if (leads(child, shown)) {
          names.add(segment);
        }
      });
    }
    return names;
  }

  /** Places a distribution. */
  void put(Served served) {
    Node node = root;
    for (String segment : served.basePath().split("/", -1)) {
      node = node.children.computeIfAbsent(segment, missing -> new Node());
    }
    node.served = served;
  }

  /** Takes a distribution away, unless another one lies there by now. */
  void remove(Served served) {
    prune(root, served.basePath(), 0, served);
  }

  private static void prune(Node node, String path, int start, Served served) {
    if (start > path.length()) {
      if (node.served != null && node.served.id().equals(served.id())) {
        node.served = null;
      }
      return;
    }
    int end = endOfSegment(path, start);
    String segment = path.substring(start, end);
    Node child = node.children.get(segment);
    if (child != null) {
      prune(child, path, end + 1, served);
      if (child.served == null && child.children.isEmpty()) {
        node.children.remove(segment);
      }
    }
  }

  private Node at(String prefix) {
    Node node = root;
    int start = 0;
    while (node != null && start < prefix.length()) {
      int end = endOfSegment(prefix, start);
      node = node.children.get(prefix.substring(start, end));
      start = end + 1;
    }
    return node;
  }

  private static boolean leads(Node node, Predicate<Served> shown) {
    Served served = node.served;
    return (served != null && shown.test(served))
        || node.children.values().stream().anyMatch(child -> leads(child, shown));
  }

  private static int endOfSegment(String path, int start) {
    int slash = path.indexOf('/', start);
    return slash < 0 ? path.length() : slash;
  }
}
