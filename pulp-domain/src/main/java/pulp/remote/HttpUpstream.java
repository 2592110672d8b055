package pulp.remote;

import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;

/**
 * The web as one remote sees it. Follows redirects, which lose whatever belongs to the remote's own
 * origin.
 */
final class HttpUpstream {
  private static final int MOST_REDIRECTS = 10;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final TimeValue IDLE = TimeValue.ofSeconds(15);

  private final WebClient web;
  private final RequestHeaders headers;
  private final RateLimit rate;
  private final Optional<Origin> own;

  HttpUpstream(RemoteConfig config, boolean forbidPrivate) {
    web = WebClient.of(config, forbidPrivate);
    headers = new RequestHeaders(config);
    rate = new RateLimit(config.rateLimit());
    own = Urls.http(config.url()).filter(url -> url.getScheme() != null).map(Origin::of);
  }

  /**
   * Sends one request and those that redirects ask for; returns when the head of the answer is
   * there.
   */
  Opened open(String url, long from) throws FetchFailed, InterruptedException {
    URI at = Urls.http(url).orElseThrow(() -> FetchFailed.forGood(Failures.scheme(url), null));
    boolean trusted = own.equals(Optional.of(Origin.of(at)));
    HttpClientContext context = HttpClientContext.create();
    context.setCookieStore(new BasicCookieStore());
    Set<URI> seen = new HashSet<>();
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      if (!seen.add(at)) {
        throw Failures.redirects(url, "Redirects go in a circle");
      }
      rate.await();
      Exchange exchange = send(url, at, trusted, from, context);
      if (!REDIRECTS.contains(exchange.status())) {
        return answered(url, exchange);
      }
      URI next = target(url, at, exchange);
      trusted = trusted && Origin.of(next).equals(Origin.of(at));
      at = next;
    }
    throw Failures.redirects(url, "More than " + MOST_REDIRECTS + " redirects");
  }

  private Exchange send(String url, URI at, boolean trusted, long from, HttpClientContext context)
      throws FetchFailed {
    HttpHost host =
        new HttpHost(at.getScheme().toLowerCase(Locale.ROOT), at.getHost(), at.getPort());
    HttpGet request = new HttpGet(URI.create(host.toURI()));
    request.setPath(Urls.target(at)); // as it is written: signatures cover every character
    headers.addTo(request, trusted);
    if (from > 0) {
      request.setHeader("Range", "bytes=" + from + "-");
    }
    try {
      return new Exchange(request, web.client().executeOpen(host, request, context));
    } catch (IOException e) {
      throw Failures.connection(url, e);
    }
  }

  private static Opened answered(String url, Exchange exchange) throws FetchFailed {
    if (exchange.status() >= 300) {
      FetchFailed failed = Failures.status(url, exchange.response());
      exchange.finish();
      throw failed;
    }
    try {
      return new Opened(exchange.status(), exchange.headers(), exchange.body(), exchange);
    } catch (IOException e) {
      exchange.close();
      throw Failures.connection(url, e);
    }
  }

  private static URI target(String url, URI at, Exchange exchange) throws FetchFailed {
    exchange.finish();
    return exchange
        .header("Location")
        .flatMap(location -> Urls.redirected(at, location))
        .orElseThrow(() -> Failures.redirects(url, "A redirect leads nowhere"));
  }

  /** Closes connections that nobody has used for a while. */
  void closeIdle() {
    web.connections().closeIdle(IDLE);
  }
}
