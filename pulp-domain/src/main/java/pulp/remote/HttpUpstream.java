package pulp.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.impl.TunnelRefusedException;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.TimeValue;

/** The web as one remote sees it. Follows redirects, which lose whatever belongs to the remote's own origin. */
final class HttpUpstream {
  private static final int MOST_REDIRECTS = 10;
  private static final int WORTH_READING = 64 * 1024;
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

  /** Sends one request and those that redirects ask for; returns when the head of the answer is there. */
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
      ClassicHttpResponse response = send(url, at, trusted, from, context);
      if (!REDIRECTS.contains(response.getCode())) {
        return answered(url, response);
      }
      URI next = target(url, at, response);
      trusted = trusted && Origin.of(next).equals(Origin.of(at));
      at = next;
    }
    throw Failures.redirects(url, "More than " + MOST_REDIRECTS + " redirects");
  }

  private ClassicHttpResponse send(String url, URI at, boolean trusted, long from, HttpClientContext context)
      throws FetchFailed {
    HttpHost host = new HttpHost(at.getScheme().toLowerCase(Locale.ROOT), at.getHost(), at.getPort());
    BasicClassicHttpRequest request = new BasicClassicHttpRequest("GET", host, Urls.target(at));
    headers.addTo(request, trusted);
    if (from > 0) {
      request.setHeader("Range", "bytes=" + from + "-");
    }
    try {
      return web.client().executeOpen(host, request, context);
    } catch (IOException e) {
      throw e.getCause() instanceof TunnelRefusedException refused
          ? Failures.status(url, refused.getResponse())
          : Failures.connection(url, e);
    }
  }

  private static Opened answered(String url, ClassicHttpResponse response) throws FetchFailed {
    if (response.getCode() >= 300) {
      FetchFailed failed = Failures.status(url, response);
      finish(response);
      throw failed;
    }
    Map<String, String> headers = new TreeMap<>();
    for (Header header : response.getHeaders()) {
      headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    try {
      HttpEntity entity = response.getEntity();
      InputStream body = entity == null ? InputStream.nullInputStream() : entity.getContent();
      return new Opened(response.getCode(), headers, body, response);
    } catch (IOException e) {
      throw Failures.connection(url, e);
    }
  }

  private static URI target(String url, URI at, ClassicHttpResponse response) throws FetchFailed {
    Header location = response.getFirstHeader("Location");
    finish(response);
    return Optional.ofNullable(location)
        .flatMap(header -> Urls.redirected(at, header.getValue()))
        .orElseThrow(() -> Failures.redirects(url, "A redirect leads nowhere"));
  }

  /** Reads a short answer to its end, so that the connection can be used again; drops the connection of a long one. */
  private static void finish(ClassicHttpResponse response) {
    try (response) {
      HttpEntity entity = response.getEntity();
      if (entity != null && entity.getContentLength() >= 0 && entity.getContentLength() <= WORTH_READING) {
        EntityUtils.consume(entity);
      }
    } catch (IOException e) {
      // what was to be told is told already; the connection is gone either way
    }
  }

  /** Closes connections that nobody has used for a while. */
  void closeIdle() {
    web.connections().closeIdle(IDLE);
  }
}
