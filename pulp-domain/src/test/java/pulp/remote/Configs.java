package pulp.remote;

import java.util.List;
import java.util.Map;

/** Settings of remotes, made by what differs from the defaults. */
final class Configs {
  private Configs() {}

  static RemoteConfig login(
      String url, String username, String password, List<Map.Entry<String, String>> headers) {
    return new RemoteConfig(
        url,
        null,
        null,
        null,
        true,
        username,
        password,
        null,
        headers,
        null,
        null,
        null,
        RemoteConfig.Timeouts.DEFAULT);
  }

  static RemoteConfig tls(String url, String ca, String cert, String key, boolean validation) {
    return new RemoteConfig(
        url,
        ca,
        cert,
        key,
        validation,
        null,
        null,
        null,
        List.of(),
        1L,
        null,
        null,
        RemoteConfig.Timeouts.DEFAULT);
  }

  static RemoteConfig limits(
      String url, Long retries, Long concurrency, Long rate, Double total, Double read) {
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
        retries,
        concurrency,
        rate,
        new RemoteConfig.Timeouts(total, null, null, read));
  }

  static RemoteConfig proxy(String url, RemoteConfig.Proxy proxy) {
    return through(limits(url, 1L, null, null, null, null), proxy);
  }

  static RemoteConfig through(RemoteConfig direct, RemoteConfig.Proxy proxy) {
    return new RemoteConfig(
        direct.url(),
        direct.caCert(),
        null,
        null,
        direct.tlsValidation(),
        null,
        null,
        proxy,
        direct.headers(),
        direct.maxRetries(),
        null,
        null,
        direct.timeouts());
  }
}
