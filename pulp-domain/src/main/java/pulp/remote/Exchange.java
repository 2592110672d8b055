package pulp.remote;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/**
 * A request and its answer. Closing it drops the connection, unless the body was read to its end:
 * the client library by itself would read on, however much was still to come.
 */
final class Exchange implements Closeable {
  private static final int WORTH_READING = 64 * 1024;
  private static final long WORTH_WAITING = TimeUnit.SECONDS.toNanos(1);

  private final HttpGet request;
  private final ClassicHttpResponse response;

  Exchange(HttpGet request, ClassicHttpResponse response) {
    this.request = request;
    this.response = response;
  }

  ClassicHttpResponse response() {
    return response;
  }

  int status() {
    return response.getCode();
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
  }

  /** By name in lower case. */
  Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>();
    for (Header header : response.getHeaders()) {
      headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    return headers;
  }

  InputStream body() throws IOException {
    HttpEntity entity = response.getEntity();
    return entity == null ? InputStream.nullInputStream() : entity.getContent();
  }

  /**
   * Closes it when the body is of no interest; a short one is read, so that the connection can be
   * used again.
   */
  void finish() {
    long begun = System.nanoTime();
    byte[] buffer = new byte[8192];
    try {
      InputStream body = body();
      int total = 0;
      int count = 0;
      while (count >= 0 && total < WORTH_READING && System.nanoTime() - begun < WORTH_WAITING) {
        count = body.read(buffer);
        total += Math.max(count, 0);
      }
    } catch (IOException e) {
      // then the connection is gone
    }
    close();
  }

  @Override
  public void close() {
    request.cancel();
    try {
      response.close();
    } catch (IOException e) {
      // nobody reads on
    }
  }
}
