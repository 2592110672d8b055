package pulp.remote;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import pulp.field.Values;

/**
 * How to talk to an upstream. Null stands for the default everywhere.
 *
 * @param url of the remote; credentials go to its host alone
 * @param caCert PEM, trusted beside the system's certificates
 * @param clientCert PEM
 * @param clientKey PEM, secret
 * @param tlsValidation whether the upstream's certificate is looked at
 * @param username secret
 * @param password secret
 * @param proxy null for none
 * @param headers sent with every request; a name may come twice
 * @param maxRetries further attempts
 * @param downloadConcurrency fetches at once
 * @param rateLimit requests a second
 * @param timeouts of a request
 */
public record RemoteConfig(
    String url,
    String caCert,
    String clientCert,
    String clientKey,
    boolean tlsValidation,
    String username,
    String password,
    Proxy proxy,
    List<Map.Entry<String, String>> headers,
    Long maxRetries,
    Long downloadConcurrency,
    Long rateLimit,
    Timeouts timeouts) {

  /**
   * A proxy.
   *
   * @param url without credentials
   * @param username null for none
   * @param password secret
   */
  public record Proxy(String url, String username, String password) {
    @Override
    public String toString() {
      return url;
    }
  }

  /**
   * In seconds; null or 0 for the default.
   *
   * @param total of an attempt
   * @param connect until a connection of the pool or a new one is there
   * @param sockConnect until a new connection is there
   * @param sockRead between two parts of an answer
   */
  public record Timeouts(Double total, Double connect, Double sockConnect, Double sockRead) {
    /** All defaults. */
    public static final Timeouts DEFAULT = new Timeouts(null, null, null, null);
  }

  /** A config that says nothing but where. */
  public static RemoteConfig of(String url) {
    return new RemoteConfig(
        url,
        null,
        null,
        null,
        true,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        Timeouts.DEFAULT);
  }

  /** What the fields of {@link RemoteFields#network()} say, for a URL that no remote holds. */
  public static RemoteConfig of(String url, Values values) {
    String proxy = values.text("proxy_url");
    return new RemoteConfig(
        url,
        values.text("ca_cert"),
        values.text("client_cert"),
        values.text("client_key"),
        !Boolean.FALSE.equals(values.get("tls_validation")),
        values.text("username"),
        values.text("password"),
        proxy == null
            ? null
            : new Proxy(proxy, values.text("proxy_username"), values.text("proxy_password")),
        RemoteQueries.headers((JsonValue) values.get("headers")),
        (Long) values.get("max_retries"),
        (Long) values.get("download_concurrency"),
        (Long) values.get("rate_limit"),
        new Timeouts(
            (Double) values.get("total_timeout"),
            (Double) values.get("connect_timeout"),
            (Double) values.get("sock_connect_timeout"),
            (Double) values.get("sock_read_timeout")));
  }

  /** Without what is secret. */
  @Override
  public String toString() {
    return "RemoteConfig[" + url + "]";
  }
}
