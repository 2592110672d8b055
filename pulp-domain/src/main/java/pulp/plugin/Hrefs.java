package pulp.plugin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import pulp.settings.Settings;

/** Makes the paths and PRNs by which clients know things. */
@ApplicationScoped
public class Hrefs {
  @Inject Settings settings;
  @Inject TypeNames types;

  /** The prefix of all API paths, {@code /pulp/api/v3/}. */
  public String prefix() {
    return settings.apiPrefix();
  }

  /**
   * The path of a collection, {@code /pulp/api/v3/tasks/}; takes its endpoint without outer
   * slashes.
   */
  public String collection(String endpoint) {
    return prefix() + endpoint + "/";
  }

  /** The path of an item of a collection. */
  public String item(String endpoint, Object key) {
    return prefix() + endpoint + "/" + key + "/";
  }

  /** The list of a type of a kind; of the whole kind when no such type is present. */
  public String list(String kind, String pulpType) {
    return types
        .of(kind, pulpType)
        .map(type -> collection(type.endpoint()))
        .orElseGet(() -> collection(kind));
  }

  /** The path of a row of a type. */
  public String of(TypeName type, UUID id) {
    return item(type.endpoint(), id);
  }

  /** The path of a row of a kind ({@code remotes}) whose {@code pulp_type} is known. */
  public String of(String kind, String pulpType, UUID id) {
    return types.of(kind, pulpType).map(type -> of(type, id)).orElseGet(() -> item(kind, id));
  }

  /**
   * The path of a row whose model is known, as PRNs have it; {@code <unavailable>} when no such
   * type is present.
   */
  public String labelled(String label, UUID id) {
    return types.labelled(label).map(type -> of(type, id)).orElse("<unavailable>");
  }

  /** The path of a repository version; takes the repository's {@code pulp_type}. */
  public String version(String repositoryType, UUID repository, long number) {
    return of("repositories", repositoryType, repository) + "versions/" + number + "/";
  }

  /** Where content below a base path is served: a URL when the origin is set, else a path. */
  public String content(String basePath) {
    return settings.contentOrigin().orElse("") + settings.contentPathPrefix() + basePath + "/";
  }

  /** The PRN of a row of a kind whose {@code pulp_type} is known. */
  public String prnOf(String kind, String pulpType, UUID id) {
    return types
        .of(kind, pulpType)
        .map(type -> prn(type.label(), id))
        .orElseGet(() -> prn(pulpType, id));
  }

  /** A PRN; takes the model as PRNs have it, {@code file.filerepository}. */
  public static String prn(String label, Object id) {
    return "prn:" + label + ":" + id;
  }
}
