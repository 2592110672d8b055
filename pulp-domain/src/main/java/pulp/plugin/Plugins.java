package pulp.plugin;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The components that are present: the core first, then the plugins by label. */
@ApplicationScoped
public class Plugins {
  private final List<Plugin> present;

  /** Looks for them on the class path. */
  public Plugins() {
    List<Plugin> found = new ArrayList<>();
    ServiceLoader.load(Plugin.class, Plugins.class.getClassLoader()).forEach(found::add);
    found.sort(Comparator.comparing(Plugin::label));
    found.add(0, new CorePlugin());
    present = List.copyOf(found);
  }

  /** All of them. */
  public List<Plugin> all() {
    return present;
  }

  /** Label to version, as status and heartbeats show it. */
  public Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    present.forEach(plugin -> versions.put(plugin.label(), plugin.version()));
    return versions;
  }
}
