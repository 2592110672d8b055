package pulp.api.docs;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import pulp.plugin.Plugins;
import pulp.problem.Problem;
import pulp.resource.Operation;
import pulp.web.Call;

/**
 * Which document is asked for (specification 01 §14.1).
 *
 * @param components the labels that it is restricted to; empty for all
 * @param wantsShortIds whether operations are known by their bare action
 * @param wantsRealPaths whether paths have ordinary parameters
 * @param server the address of the document's only server
 */
record DocsRequest(
    Set<String> components, boolean wantsShortIds, boolean wantsRealPaths, String server) {
  static DocsRequest of(Call call, Plugins plugins) {
    if (call.query("plugin").isPresent()) {
      throw new Problem.Malformed("'plugin' has been removed. Use 'component' instead.");
    }
    Set<String> components = new TreeSet<>();
    call.query("component")
        .ifPresent(labels -> components.addAll(Arrays.asList(labels.split(",", -1))));
    if (!plugins.versions().keySet().containsAll(components)) {
      throw new Problem.Malformed("Invalid component specified.");
    }
    boolean realPaths =
        call.query().containsKey("pk_path") || call.query().containsKey("amp;pk_path");
    return new DocsRequest(
        components, call.query().containsKey("bindings"), realPaths, call.origin() + "/");
  }

  /** Whether nothing is left out. */
  boolean isWhole() {
    return components.isEmpty() || components.contains("core");
  }

  /** Whether a component is in it. */
  boolean selects(String label) {
    return components.isEmpty() || components.contains(label);
  }

  /** Whether an operation is in it. */
  boolean selects(Operation operation) {
    if (components.isEmpty() || !operation.isDocumented()) {
      return operation.isDocumented();
    }
    String[] pieces = operation.path().split("/", -1);
    boolean plugin = pieces.length > 3 && !pieces[1].startsWith("{");
    return !operation.path().startsWith("docs/")
        && components.contains(plugin ? pieces[1] : "core");
  }
}
