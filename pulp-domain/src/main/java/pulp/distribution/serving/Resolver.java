package pulp.distribution.serving;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Collectors;
import pulp.guard.Guards;
import pulp.settings.Settings;
import pulp.web.Call;

/**
 * Finds what a path names. The steps and their order are the wire's (specification, content-serving
 * application, §3, §5, §7), except that a file is looked for before a directory: no publication
 * holds both.
 */
@ApplicationScoped
public class Resolver {
  /** The type of the distribution that hands out single artifacts; never listed. */
  private static final String ARTIFACTS = "core.artifact";

  @Inject Routing routing;
  @Inject Insides insides;
  @Inject Guards guards;
  @Inject Settings settings;
  @Inject @Any Instance<LiveContent> types;

  private Map<String, List<LiveContent>> live = Map.of();

  /** Collects the types once: asking the container is not for every request. */
  @PostConstruct
  void collect() {
    live = types.stream().collect(Collectors.groupingBy(LiveContent::distributionType));
  }

  /**
   * What the path names.
   *
   * @param path below the root of content, decoded, without a leading slash; empty for the root
   */
  public Resolution resolve(UUID domain, String path, Call call) {
    if (path.isEmpty()) {
      return listing(settings.contentPathPrefix(), false, routing.below(domain, "", this::isShown));
    }
    if (path.startsWith("/") || path.indexOf('\0') >= 0) {
      return Resolution.NOTHING;
    }
    return routing
        .match(domain, path)
        .map(match -> inside(match.served(), match.rest(), path, call))
        .orElseGet(() -> between(domain, path));
  }

  /**
   * A stored file was not there when it was opened, reclaimed perhaps: what was remembered of it is
   * forgotten.
   */
  public void gone(UUID contentArtifact) {
    insides.gone(contentArtifact);
  }

  /** A path that only leads to distributions. */
  private Resolution between(UUID domain, String path) {
    String prefix = path.endsWith("/") ? path : path + "/";
    SortedSet<String> names = routing.below(domain, prefix, this::isShown);
    if (names.isEmpty()) {
      return Resolution.NOTHING;
    }
    return path.endsWith("/") ? listing(path, true, names) : new Resolution.Redirect(prefix);
  }

  private Resolution inside(Served served, String rest, String path, Call call) {
    guards.check(served.guard(), served.guardType(), call);
    if (rest.isEmpty()) {
      return new Resolution.Redirect(path + "/");
    }
    Request request = new Request(served, withoutLeadingSlashes(rest), path, call);
    Answer answer = answered(request);
    return answer instanceof Answer.Nothing
        ? insides.at(request, live(served))
        : insides.of(answer);
  }

  private Answer answered(Request request) {
    for (LiveContent type : live(request.served())) {
      if (type.claims(request.path())) {
        return type.answer(request.served(), request.path(), request.call());
      }
    }
    return new Answer.Nothing();
  }

  private List<LiveContent> live(Served served) {
    return live.getOrDefault(served.type(), List.of());
  }

  private Resolution listing(String title, boolean parent, SortedSet<String> names) {
    return new Resolution.Listing(
        title,
        parent,
        names.stream().map(name -> new Resolution.Entry(name + "/", null, null)).toList());
  }

  private boolean isShown(Served served) {
    return !served.hidden()
        && !served.type().equals(ARTIFACTS)
        && !(settings.hideGuardedDistributions() && served.guard() != null);
  }

  private static String withoutLeadingSlashes(String rest) {
    int start = 0;
    while (start < rest.length() && rest.charAt(start) == '/') {
      start++;
    }
    return rest.substring(start);
  }
}
