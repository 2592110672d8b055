package pulp.remote;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import pulp.field.Fields;
import pulp.field.Values;
import pulp.resource.Filter;
import pulp.resource.Filters;
import pulp.resource.ResourceType;
import pulp.resource.Stored;
import pulp.sql.Condition;

/** A type of remote. */
public abstract class RemoteType implements ResourceType {
  /** The names that lists of remotes can be ordered by. */
  static final List<String> ORDERINGS =
      List.of(
          ("ca_cert client_cert client_key connect_timeout download_concurrency headers max_retries name password policy"
                  + " proxy_password proxy_url proxy_username pulp_created pulp_id pulp_labels pulp_last_updated"
                  + " pulp_type rate_limit sock_connect_timeout sock_read_timeout tls_validation total_timeout url"
                  + " username")
              .split(" "));

  @Inject RemoteRules rules;

  /** What lists of remotes can be filtered by, whatever the type. */
  static List<Filter> kindFilters() {
    return Filters.of(
        Filters.names("name", "core_remote.name"),
        Filters.moments("pulp_last_updated", "core_remote.pulp_last_updated"));
  }

  @Override
  public String master() {
    return "core_remote";
  }

  @Override
  public Condition visible() {
    return Condition.of("core_remote.pulp_type = '" + name().pulpType() + "'");
  }

  @Override
  public Fields fields() {
    return RemoteFields.all("immediate");
  }

  @Override
  public List<Filter> filters() {
    return kindFilters();
  }

  @Override
  public List<String> orderings() {
    return ORDERINGS;
  }

  @Override
  public Write creation() {
    return Write.NOW;
  }

  @Override
  public Write change() {
    return Write.IMMEDIATE;
  }

  @Override
  public Write deletion() {
    return Write.TASK;
  }

  @Override
  public void check(Values given, Optional<Stored> before) {
    rules.check(given, before);
  }
}
