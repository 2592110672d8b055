package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import pulp.field.Fields;
import pulp.plugin.TypeName;
import pulp.remote.RemoteFields;
import pulp.remote.RemoteType;

/** The {@code file.file} remote: its URL is that of a manifest. */
@ApplicationScoped
public class FileRemoteType extends RemoteType {
  static final TypeName NAME =
      new TypeName(
          "file.file", "remotes/file/file", "file.FileRemote", "file.FileRemote", "core_remote");

  @Override
  public TypeName name() {
    return NAME;
  }

  @Override
  public Fields fields() {
    return RemoteFields.all("immediate", "on_demand", "streamed");
  }
}
