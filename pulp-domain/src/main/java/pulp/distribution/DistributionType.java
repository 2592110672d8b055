package pulp.distribution;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.field.Fields;
import pulp.field.Values;
import pulp.resource.Filter;
import pulp.resource.ResourceType;
import pulp.resource.Stored;
import pulp.sql.Condition;

/**
 * A type of distribution. A distribution says under which base path what is served: a publication,
 * a repository version, or the newest of a repository. It outlives what it serves.
 */
public abstract class DistributionType implements ResourceType {
  /** The names that lists of distributions can be ordered by. */
  static final List<String> ORDERINGS =
      List.of(
          "base_path",
          "checkpoint",
          "hidden",
          "name",
          "pulp_created",
          "pulp_id",
          "pulp_labels",
          "pulp_last_updated",
          "pulp_type");

  @Inject DistributionRules rules;
  @Inject DistributionFilters filters;

  /**
   * Whether it serves publications; a type that does never falls back to the bare version of a
   * repository. One that does not serves the version itself.
   */
  public boolean servesPublications() {
    return false;
  }

  @Override
  public String master() {
    return "core_distribution";
  }

  @Override
  public Condition visible() {
    return Condition.of("core_distribution.pulp_type = '" + name().pulpType() + "'");
  }

  @Override
  public Fields fields() {
    return servesPublications() ? DistributionFields.publishing() : DistributionFields.all();
  }

  @Override
  public List<Filter> filters() {
    return filters.all();
  }

  @Override
  public List<String> orderings() {
    return ORDERINGS;
  }

  @Override
  public Write creation() {
    return Write.TASK;
  }

  @Override
  public Write change() {
    return Write.IMMEDIATE;
  }

  @Override
  public Write deletion() {
    return Write.IMMEDIATE;
  }

  @Override
  public void check(Values given, Optional<Stored> before) {
    rules.check(given, before);
  }

  @Override
  public void created(UUID id, Values values) {
    rules.placed(id, values.text("base_path"));
  }

  @Override
  public void changed(Stored before, Values values) {
    String path = values.has("base_path") ? values.text("base_path") : before.text("base_path");
    rules.placed(before.id(), path);
  }

  @Override
  public void deleting(Stored before) {
    rules.removed(before.id());
  }
}
