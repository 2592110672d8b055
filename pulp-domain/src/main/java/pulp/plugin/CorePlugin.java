package pulp.plugin;

import pulp.settings.Settings;

/** The core, told about as a plugin is. */
public final class CorePlugin implements Plugin {
  @Override
  public String label() {
    return "core";
  }

  @Override
  public String version() {
    return Settings.PULP_VERSION;
  }

  @Override
  public String packageName() {
    return "pulpcore";
  }

  @Override
  public String module() {
    return "pulpcore.app";
  }

  @Override
  public String migrations() {
    return "db/core";
  }
}
