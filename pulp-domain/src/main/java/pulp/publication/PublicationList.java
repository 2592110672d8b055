package pulp.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import pulp.field.Fields;
import pulp.plugin.TypeName;
import pulp.resource.Filter;
import pulp.resource.KindList;
import pulp.sql.Condition;

/** The list of all publications, of whatever type. */
@ApplicationScoped
public class PublicationList extends KindList {
  private static final TypeName NAME =
      new TypeName(
          "core.publication",
          "publications",
          "core.Publication",
          "Publication",
          "core_publication");

  @Inject PublicationFilters filters;

  @Override
  public TypeName name() {
    return NAME;
  }

  @Override
  public String master() {
    return "core_publication";
  }

  @Override
  public Condition visible() {
    return Condition.of("core_publication.complete");
  }

  @Override
  public Fields fields() {
    return PublicationFields.all();
  }

  @Override
  protected List<Filter> kindFilters() {
    return filters.all();
  }

  @Override
  public List<String> orderings() {
    return PublicationType.ORDERINGS;
  }
}
