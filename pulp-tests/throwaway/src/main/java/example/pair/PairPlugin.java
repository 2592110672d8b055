package example.pair;

import java.util.List;
import pulp.plugin.Mount;
import pulp.plugin.Plugin;
import pulp.settings.Role;

/** What has to be known before the container runs. */
public final class PairPlugin implements Plugin {
  @Override
  public String label() {
    return "pair";
  }

  @Override
  public String version() {
    return "1.0.0";
  }

  @Override
  public String packageName() {
    return "pulp-throwaway";
  }

  @Override
  public String module() {
    return "example.pair";
  }

  @Override
  public String migrations() {
    return "db/pair";
  }

  @Override
  public List<Mount> mounts() {
    return List.of(
        new Mount(
            Role.API, "/throwaway/", PairMount.class, List.of("basic"), PairMount::inOurWords));
  }
}
