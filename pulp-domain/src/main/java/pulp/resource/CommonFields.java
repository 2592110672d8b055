package pulp.resource;

import pulp.field.Field.Selected;
import pulp.field.Fields;
import pulp.field.Kinds;

/** The fields that almost every resource begins with. */
public final class CommonFields {
  private CommonFields() {}

  /** {@code pulp_href}, {@code prn}, {@code pulp_created}, {@code pulp_last_updated}. */
  public static Fields of(ResourceType type) {
    return identity(type)
        .and(
            Fields.in(
                type.master(),
                Kinds.moment("pulp_created").readOnly(),
                Kinds.moment("pulp_last_updated").readOnly()));
  }

  /** {@code pulp_href} and {@code prn} alone. */
  public static Fields identity(ResourceType type) {
    Selected key = new Selected("pulp_id", "{table}.pulp_id");
    return Fields.in(
        type.master(),
        Kinds.shown("pulp_href", IdentityKind.href(type.name()), key),
        Kinds.shown("prn", IdentityKind.prn(type.name()), key));
  }
}
