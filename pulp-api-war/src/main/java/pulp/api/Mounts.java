package pulp.api;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import pulp.api.rest.ApiHandler;
import pulp.api.rest.ApiWording;
import pulp.plugin.Mount;
import pulp.plugin.Plugins;
import pulp.settings.Role;
import pulp.settings.Settings;

/** The table of mounts: the API's and those of the plugins. */
@ApplicationScoped
public class Mounts {
  @Inject Plugins plugins;
  @Inject Settings settings;

  private List<Mount> longestFirst;

  @PostConstruct
  void collect() {
    List<Mount> mounts = new ArrayList<>();
    mounts.add(
        new Mount(
            Role.API, settings.apiPrefix(), ApiHandler.class, List.of("basic"), new ApiWording()));
    plugins.all().forEach(plugin -> mounts.addAll(plugin.mounts()));
    mounts.sort(Comparator.comparingInt((Mount mount) -> mount.prefix().length()).reversed());
    longestFirst = List.copyOf(mounts);
  }

  /** The mount below which a path lies. */
  Optional<Mount> of(String path) {
    return longestFirst.stream().filter(mount -> path.startsWith(mount.prefix())).findFirst();
  }
}
