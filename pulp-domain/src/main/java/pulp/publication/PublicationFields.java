package pulp.publication;

import pulp.field.Fields;
import pulp.field.Kinds;

/** The fields of publications (specification 02 §8.1). */
public final class PublicationFields {
  private static final String TABLE = "core_publication";
  private static final String REPOSITORY =
      "(select v.repository_id from core_repository_version v where v.pulp_id = {table}.repository_version_id)";

  private PublicationFields() {}

  /** Those of every type. */
  public static Fields all() {
    return Fields.in(
        TABLE,
        Kinds.version("repository_version"),
        Kinds.referenceFrom(
            "repository",
            "repositories",
            REPOSITORY,
            "(select r.pulp_type from core_repository r where r.pulp_id = " + REPOSITORY + ")"));
  }

  /** The distributions that name the publication. */
  public static Fields distributions() {
    return Fields.in(
        TABLE,
        Kinds.view(
            "distributions",
            """
            (select coalesce(jsonb_agg(jsonb_build_array(d.pulp_type, d.pulp_id) order by d.pulp_id), '[]')
             from core_distribution d where d.publication_id = {table}.pulp_id)\
            """,
            "{\"items\":{\"format\":\"uri\",\"type\":\"string\"},\"type\":\"array\"}",
            DistributionHrefs::of));
  }
}
