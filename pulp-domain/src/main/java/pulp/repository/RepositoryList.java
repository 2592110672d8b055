package pulp.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import pulp.field.Fields;
import pulp.plugin.TypeName;
import pulp.resource.Filter;
import pulp.resource.KindList;
import pulp.sql.Condition;

/** The list of all repositories, of whatever type. */
@ApplicationScoped
public class RepositoryList extends KindList {
  private static final TypeName NAME =
      new TypeName(
          "core.repository", "repositories", "core.Repository", "Repository", "core_repository");

  @Inject RepositoryFilters filters;

  @Override
  public TypeName name() {
    return NAME;
  }

  @Override
  public String master() {
    return "core_repository";
  }

  @Override
  public Condition visible() {
    return Condition.of("not core_repository.user_hidden");
  }

  @Override
  public Fields fields() {
    return RepositoryFields.all();
  }

  @Override
  protected List<Filter> kindFilters() {
    return filters.all();
  }

  @Override
  public List<String> orderings() {
    return RepositoryType.ORDERINGS;
  }
}
