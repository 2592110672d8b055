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
}
