package pulp.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pulp.access.Secrets;
import pulp.sql.Row;
import pulp.sql.Sql;

/** Remotes in the database. */
@ApplicationScoped
class RemoteQueries {
  @Inject Sql sql;
  @Inject Secrets secrets;

  Optional<RemoteConfig> config(UUID domain, UUID remote) {
    return sql.first(
        """
        select url, ca_cert, client_cert, client_key, tls_validation, username, password,
          proxy_url, proxy_username, proxy_password, headers, max_retries, download_concurrency, rate_limit,
          total_timeout, connect_timeout, sock_connect_timeout, sock_read_timeout
        from core_remote where pulp_id = ? and pulp_domain_id = ?
        """,
        this::config,
        remote,
        domain);
  }

  private RemoteConfig config(Row row) throws SQLException {
    return new RemoteConfig(
        row.text("url"),
        row.text("ca_cert"),
        row.text("client_cert"),
        secrets.decrypt(row.text("client_key")),
        row.flag("tls_validation"),
        secrets.decrypt(row.text("username")),
        secrets.decrypt(row.text("password")),
        proxy(row),
        headers(row.json("headers")),
        row.number("max_retries"),
        row.number("download_concurrency"),
        row.number("rate_limit"),
        new RemoteConfig.Timeouts(
            row.decimal("total_timeout"),
            row.decimal("connect_timeout"),
            row.decimal("sock_connect_timeout"),
            row.decimal("sock_read_timeout")));
  }

  private RemoteConfig.Proxy proxy(Row row) throws SQLException {
    String url = row.text("proxy_url");
    return url == null
        ? null
        : new RemoteConfig.Proxy(
            url,
            secrets.decrypt(row.text("proxy_username")),
            secrets.decrypt(row.text("proxy_password")));
  }

  static List<Map.Entry<String, String>> headers(JsonValue stored) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    if (stored != null && !JsonValue.NULL.equals(stored)) {
      for (JsonValue map : stored.asJsonArray()) {
        map.asJsonObject().forEach((name, value) -> headers.add(Map.entry(name, text(value))));
      }
    }
    return headers;
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString text ? text.getString() : value.toString();
  }
}
