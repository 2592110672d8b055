package pulp.distribution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import pulp.domain.Domains;
import pulp.field.Ref;
import pulp.field.Values;
import pulp.json.Json;
import pulp.problem.Problem;
import pulp.repository.ServingChanged;
import pulp.resource.Stored;

/**
 * What distributions must keep: one source at most, and no base path above or below another
 * (specification 02 §10).
 */
@ApplicationScoped
class DistributionRules {
  @Inject DistributionQueries queries;
  @Inject SupersededPublications superseded;
  @Inject Domains domains;
  @Inject Event<ServingChanged> changes;

  void check(Values given, Optional<Stored> before) {
    boolean publication = isSet("publication", given, before);
    boolean version = isSet("repository_version", given, before);
    boolean repository = isSet("repository", given, before);
    refuseBoth(publication && version, "publication", "repository_version");
    refuseBoth(repository && version, "repository", "repository_version");
    refuseBoth(repository && publication, "repository", "publication");
    boolean checkpoint =
        given.has("checkpoint")
            ? given.flag("checkpoint")
            : before.map(row -> row.flag("checkpoint")).orElse(false);
    if (checkpoint && !repository) {
      throw Problem.Invalid.input(
          "The 'checkpoint' attribute may only be used with the 'repository' attribute.");
    }
    if (given.get("publication") instanceof Ref ref && !queries.isComplete(ref.id())) {
      throw Problem.Invalid.field("publication", "Invalid hyperlink - Object does not exist.");
    }
    checkPath(given.text("base_path"), before.map(Stored::id).orElse(null));
  }

  private static boolean isSet(String name, Values given, Optional<Stored> before) {
    return given.has(name)
        ? given.get(name) != null
        : before.map(row -> row.values().get(name) != null).orElse(false);
  }

  private static void refuseBoth(boolean both, String one, String other) {
    if (both) {
      throw Problem.Invalid.input(
          "Only one of the attributes '"
              + one
              + "' and '"
              + other
              + "' may be used simultaneously.");
    }
  }

  private void checkPath(String path, UUID self) {
    if (path == null) {
      return;
    }
    if (queries.isTaken(path, self, domains.current())) {
      throw Problem.Invalid.field("base_path", "This field must be unique.");
    }
    if (queries.overlaps(path, self, domains.current())) {
      throw new Problem.Invalid(
          Json.createObjectBuilder()
              .add(
                  "base_path",
                  Json.createObjectBuilder()
                      .add("base_path", "Overlaps with an existing distribution."))
              .build());
    }
  }

  /**
   * Inside the transaction that made or moved a distribution: looks again, under a lock on the
   * first segment of the path, for another that is placed at the same moment is not seen before.
   */
  void placed(UUID id, String path) {
    queries.lockFirstSegment(path, domains.current());
    checkPath(path, id);
    superseded.refresh(id);
    changes.fire(ServingChanged.distribution(id));
  }

  void removed(UUID id) {
    changes.fire(ServingChanged.distribution(id));
  }
}
