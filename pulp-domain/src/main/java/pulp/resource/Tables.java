package pulp.resource;

/** The from clause of a type. */
final class Tables {
  private Tables() {}

  static String of(ResourceType type) {
    String master = type.master();
    return type.detail()
        .map(detail ->
            master + " join " + detail + " on " + detail + ".pulp_id = " + master + ".pulp_id")
        .orElse(master);
  }

  /** With what its fields look up beside its own tables. */
  static String whole(ResourceType type) {
    return of(type) + type.lookups();
  }
}
