package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import pulp.distribution.DistributionType;
import pulp.plugin.TypeName;

/** Distributions of files; they serve publications. */
@ApplicationScoped
public class FileDistributionType extends DistributionType {
  private static final TypeName NAME =
      new TypeName(
          "file.file",
          "distributions/file/file",
          "file.FileDistribution",
          "file.FileDistribution",
          "core_distribution");

  @Override
  public TypeName name() {
    return NAME;
  }

  @Override
  public boolean servesPublications() {
    return true;
  }
}
