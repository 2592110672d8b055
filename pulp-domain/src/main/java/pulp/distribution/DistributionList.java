package pulp.distribution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import pulp.field.Fields;
import pulp.plugin.TypeName;
import pulp.resource.Filter;
import pulp.resource.KindList;

/** The list of all distributions, of whatever type. */
@ApplicationScoped
public class DistributionList extends KindList {
  private static final TypeName NAME =
      new TypeName(
          "core.distribution",
          "distributions",
          "core.Distribution",
          "Distribution",
          "core_distribution");

  @Inject DistributionFilters filters;

  @Override
  public TypeName name() {
    return NAME;
  }

  @Override
  public String master() {
    return "core_distribution";
  }

  @Override
  public Fields fields() {
    return DistributionFields.all();
  }

  @Override
  protected List<Filter> kindFilters() {
    return filters.all();
  }

  @Override
  public List<String> orderings() {
    return DistributionType.ORDERINGS;
  }
}
