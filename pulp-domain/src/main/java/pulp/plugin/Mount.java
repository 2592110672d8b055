package pulp.plugin;

import java.util.List;
import pulp.settings.Role;
import pulp.web.Handler;
import pulp.web.Wording;

/**
 * A prefix of paths that a component answers itself, {@code /v2/}, {@code /pypi/}.
 *
 * @param role the role that answers it; an instance without that role says 404
 * @param prefix begins and ends with a slash; the longest that fits a request wins
 * @param handler a CDI bean class that answers what lies below
 * @param schemes names of the authentication schemes that are tried, in order; none for an open
 *     mount
 * @param errors how problems are worded there
 */
public record Mount(
    Role role,
    String prefix,
    Class<? extends Handler> handler,
    List<String> schemes,
    Wording errors) {}
