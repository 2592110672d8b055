package pulp.file;

import pulp.plugin.Plugin;
import pulp.settings.Settings;

/** Files, known by where they lie and what they hold: the smallest of all content formats. */
public final class FilePlugin implements Plugin {
  @Override
  public String label() {
    return "file";
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
    return "pulp_file.app";
  }

  @Override
  public String migrations() {
    return "db/file";
  }
}
