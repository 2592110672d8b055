package pulp.remote;

import java.util.List;
import java.util.Map;

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
        url, null, null, null, true, null, null, null, List.of(), null, null, null, Timeouts.DEFAULT);
  }

  /** Without what is secret. */
  @Override
  public String toString() {
    return "RemoteConfig[" + url + "]";
  }
}
