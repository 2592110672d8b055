package pulp.remote;

import java.util.List;
import java.util.stream.Collectors;
import pulp.field.Field;
import pulp.field.Fields;
import pulp.field.Kinds;

/** The fields of remotes, of whatever type (specification 02 §9.2). */
public final class RemoteFields {
  private static final String TABLE = "core_remote";
  private static final List<String> HIDDEN =
      List.of("client_key", "proxy_username", "proxy_password", "username", "password");
  private static final String HIDDEN_SCHEMA =
      """
      {"type": "array", "items": {"type": "object", "required": ["is_set", "name"],
       "properties": {"name": {"type": "string"}, "is_set": {"type": "boolean"}}}}
      """;

  private RemoteFields() {}

  /** All of them; policies are those that the type offers. */
  public static Fields all(String... policies) {
    return Fields.in(
        TABLE,
        Kinds.text("name").asRequired(),
        Kinds.text("url").asRequired(),
        Kinds.text("ca_cert").orNull(),
        Kinds.text("client_cert").orNull(),
        Kinds.text("client_key").orNull().secret(),
        Kinds.flag("tls_validation").initially(true),
        Kinds.text("proxy_url").orNull(),
        Kinds.text("proxy_username").orNull().secret(),
        Kinds.text("proxy_password").orNull().secret().untrimmed(),
        Kinds.text("username").orNull().secret(),
        Kinds.text("password").orNull().secret().untrimmed(),
        Kinds.labels(),
        Kinds.integer("download_concurrency").orNull().atLeast(1),
        Kinds.integer("max_retries").orNull(),
        Kinds.choice("policy", "Policy692Enum", policies).or("immediate"),
        seconds("total_timeout"),
        seconds("connect_timeout"),
        seconds("sock_connect_timeout"),
        seconds("sock_read_timeout"),
        Kinds.maps("headers"),
        Kinds.integer("rate_limit").orNull(),
        Kinds.view("hidden_fields", hidden(), HIDDEN_SCHEMA));
  }

  /**
   * Those that tell how to talk to an upstream: the {@code downloader_config} of content that is
   * fetched from a URL.
   */
  public static Fields network() {
    return all("immediate").without("name", "url", "policy", "pulp_labels", "hidden_fields");
  }

  private static Field seconds(String name) {
    return Kinds.number(name).orNull().atLeast(0.0);
  }

  /** Which secrets there are, without the secrets. */
  private static String hidden() {
    return HIDDEN.stream()
        .map(name ->
            "jsonb_build_object('name', '%1$s', 'is_set', {table}.%1$s is not null)"
                .formatted(name))
        .collect(Collectors.joining(", ", "jsonb_build_array(", ")"));
  }
}
