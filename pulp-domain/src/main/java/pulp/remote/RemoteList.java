package pulp.remote;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import pulp.field.Fields;
import pulp.plugin.TypeName;
import pulp.resource.Filter;
import pulp.resource.KindList;

/** The list of all remotes. */
@ApplicationScoped
public class RemoteList extends KindList {
  @Override
  public TypeName name() {
    return new TypeName("core.remote", "remotes", "core.Remote", "GenericRemote", "core_remote");
  }

  @Override
  public String master() {
    return "core_remote";
  }

  @Override
  public Fields fields() {
    return RemoteFields.all("immediate", "on_demand", "streamed");
  }

  @Override
  protected List<Filter> kindFilters() {
    return RemoteType.kindFilters();
  }

  @Override
  public List<String> orderings() {
    return RemoteType.ORDERINGS;
  }
}
