package pulp.remote;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HostnameVerifier;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import pulp.problem.Problem;

/**
 * The HTTP client of one remote: a pool, a TLS context and proxy credentials of its own. It does
 * nothing by itself that we want to decide: no redirects, no retries, no decoding, no credentials
 * for the upstream.
 *
 * @param client sends requests
 * @param connections its pool
 */
record WebClient(CloseableHttpClient client, PoolingHttpClientConnectionManager connections) {
  /** To one remote, whatever it asks for. */
  static final int MOST_CONNECTIONS = 100;

  private static final TimeValue LOOKED_AT_AFTER = TimeValue.ofSeconds(2);

  static WebClient of(RemoteConfig config, boolean forbidPrivate) {
    PoolingHttpClientConnectionManager connections = connections(config, forbidPrivate);
    HttpClientBuilder builder =
        HttpClientBuilder.create()
            .setConnectionManager(connections)
            .setDefaultRequestConfig(request(config.timeouts()))
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableContentCompression()
            .disableConnectionState();
    if (config.proxy() != null) {
      throughProxy(builder, config.proxy());
    }
    return new WebClient(builder.build(), connections);
  }

  private static PoolingHttpClientConnectionManager connections(
      RemoteConfig config, boolean forbidPrivate) {
    Timeout connect = seconds(config.timeouts().sockConnect(), 30);
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setMaxConnPerRoute(MOST_CONNECTIONS)
        .setMaxConnTotal(MOST_CONNECTIONS)
        .setDnsResolver(new Addresses(forbidPrivate))
        .setTlsSocketStrategy(tls(config))
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(connect)
                .setSocketTimeout(read(config.timeouts()))
                .setValidateAfterInactivity(LOOKED_AT_AFTER)
                .build())
        .build();
  }

  private static TlsSocketStrategy tls(RemoteConfig config) {
    HostnameVerifier names =
        config.tlsValidation()
            ? HttpsSupport.getDefaultHostnameVerifier()
            : NoopHostnameVerifier.INSTANCE;
    try {
      return ClientTlsStrategyBuilder.create()
          .setSslContext(Tls.context(config))
          .setHostVerificationPolicy(HostnameVerificationPolicy.CLIENT)
          .setHostnameVerifier(names)
          .buildClassic();
    } catch (GeneralSecurityException e) {
      throw new Problem.Failure(
          "PLP0026", "The certificates or the key of the remote cannot be used: " + e.getMessage());
    }
  }

  private static RequestConfig request(RemoteConfig.Timeouts timeouts) {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(seconds(timeouts.connect(), 60))
        .setResponseTimeout(read(timeouts))
        .build();
  }

  /** Between two parts of an answer no longer than the whole may take. */
  private static Timeout read(RemoteConfig.Timeouts timeouts) {
    Double total = timeouts.total();
    Timeout read = seconds(timeouts.sockRead(), Deadline.DEFAULT_SECONDS);
    return total == null || total <= 0
        ? read
        : Timeout.of(Math.min(read.toMilliseconds(), (long) (total * 1000)), TimeUnit.MILLISECONDS);
  }

  private static Timeout seconds(Double given, long otherwise) {
    double value = given == null || given <= 0 ? otherwise : given;
    return Timeout.ofMilliseconds(Math.max(1, (long) (value * 1000)));
  }

  private static void throughProxy(HttpClientBuilder builder, RemoteConfig.Proxy proxy) {
    URI url =
        Urls.http(proxy.url())
            .orElseThrow(() ->
                new Problem.Failure("PLP0027", "The proxy's URL cannot be read: " + proxy.url()));
    HttpHost host = new HttpHost(url.getScheme(), url.getHost(), url.getPort());
    builder.setProxy(host);
    if (proxy.username() != null && proxy.password() != null) {
      BasicCredentialsProvider credentials = new BasicCredentialsProvider();
      credentials.setCredentials(
          new AuthScope(host),
          new UsernamePasswordCredentials(proxy.username(), proxy.password().toCharArray()));
      builder.setDefaultCredentialsProvider(credentials);
    }
  }
}
