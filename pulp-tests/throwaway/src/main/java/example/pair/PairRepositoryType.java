package example.pair;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.util.Set;
import pulp.field.Fields;
import pulp.field.Kinds;
import pulp.plugin.TypeName;
import pulp.repository.Draft;
import pulp.repository.RepositoryFields;
import pulp.repository.RepositoryType;

/** A repository of pairs: a name is there once, and only the newest few stay. */
@ApplicationScoped
public class PairRepositoryType extends RepositoryType {
  static final TypeName NAME =
      new TypeName(
          "pair.box", "repositories/pair/boxes", "pair.Box", "pair.Box", "pair_repository");

  @Inject PairQueries queries;

  @Override
  public TypeName name() {
    return NAME;
  }

  @Override
  public Set<String> contentTypes() {
    return Set.of(PairContentType.NAME.pulpType());
  }

  @Override
  public Set<String> remoteTypes() {
    return Set.of();
  }

  @Override
  public Fields fields() {
    return RepositoryFields.all()
        .and(Fields.in("pair_repository", Kinds.integer("keep").orNull().atLeast(1)));
  }

  /** The hook of a version: works on sets, inside the transaction that makes it. */
  @Override
  public void finish(Draft draft) {
    draft.remove(queries.replaced(draft));
    queries.keep(draft.repository()).ifPresent(keep -> draft.remove(queries.beyond(draft, keep)));
    draft.info("pair", Json.createValue("checked"));
  }
}
