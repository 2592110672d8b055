package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import pulp.problem.Problem;
import pulp.storage.SafePath;

/** A manifest's name is a path inside a publication, never one of a file system. */
@ApplicationScoped
class ManifestNames {
  /** Refuses a name that is no canonical path; null means no manifest. */
  void check(String name) {
    if (name != null && !SafePath.isCanonical(name)) {
      throw Problem.Invalid.field("manifest", "Relative path is not in canonical form. " + name);
    }
  }
}
