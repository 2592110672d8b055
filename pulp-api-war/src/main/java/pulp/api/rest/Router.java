package pulp.api.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pulp.resource.Operation;

/** Finds the operations of a path: a tree of path segments, fixed ones before variables. */
final class Router {
  /** The operations of one path, by method. */
  record Match(Map<String, Operation> operations, Map<String, String> variables) {}

  private static final class Node {
    private final Map<String, Node> fixed = new LinkedHashMap<>();
    private final Map<String, Operation> operations = new TreeMap<>();
    private List<String> names = List.of();
    private Node variable;
  }

  private static final String FILE = "/";

  private final Node root = new Node();

  /**
   * Adds an operation; two of the same method and path are a mistake, and so are two of one path
   * that name its variables differently.
   */
  void add(Operation operation) {
    Node node = root;
    for (String segment : segments(operation.path())) {
      node =
          segment.startsWith("{")
              ? variable(node)
              : node.fixed.computeIfAbsent(segment, any -> new Node());
    }
    List<String> names = names(operation.path());
    if (!node.operations.isEmpty() && !node.names.equals(names)) {
      throw new IllegalStateException("Other names of variables than before: " + operation.path());
    }
    node.names = names;
    if (node.operations.put(operation.method(), operation) != null) {
      throw new IllegalStateException(
          "Two operations " + operation.method() + " " + operation.path());
    }
  }

  private static Node variable(Node node) {
    if (node.variable == null) {
      node.variable = new Node();
    }
    return node.variable;
  }

  private static List<String> names(String path) {
    return segments(path).stream()
        .filter(segment -> segment.startsWith("{"))
        .map(segment -> segment.substring(1, segment.length() - 1))
        .toList();
  }

  /** Looks a decoded path up; variables hold neither slashes nor dots. */
  Optional<Match> find(String path) {
    List<String> values = new ArrayList<>();
    Node node = root;
    for (String segment : segments(path)) {
      Node next = node.fixed.get(segment);
      if (next == null && node.variable != null && isValue(segment)) {
        next = node.variable;
        values.add(segment);
      }
      if (next == null) {
        return Optional.empty();
      }
      node = next;
    }
    return node.operations.isEmpty()
        ? Optional.empty()
        : Optional.of(new Match(node.operations, variables(node.names, values)));
  }

  private static Map<String, String> variables(List<String> names, List<String> values) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      variables.put(names.get(i), values.get(i));
    }
    return variables;
  }

  private static boolean isValue(String segment) {
    return !segment.isEmpty() && segment.indexOf('.') < 0 && !segment.startsWith(FILE);
  }

  /**
   * The segments of a path; the last one of a path without a slash at its end is marked as a file.
   */
  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
    String last = segments.removeLast();
    if (!last.isEmpty()) {
      segments.add(FILE + last);
    }
    return segments;
  }
}
