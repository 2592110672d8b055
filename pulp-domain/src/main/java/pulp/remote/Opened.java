package pulp.remote;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An upstream's answer whose body has not been read yet. Must be closed; closing early drops the
 * connection.
 */
public final class Opened implements Closeable {
  private final int status;
  private final Map<String, String> headers;
  private final InputStream body;
  private final Closeable connection;

  Opened(int status, Map<String, String> headers, InputStream body, Closeable connection) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.connection = connection;
  }

  /** 200, or 206 when a part was asked for and the upstream can send parts. */
  public int status() {
    return status;
  }

  /** A header; takes its name in lower case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** How many bytes the body has, when the upstream says so. */
  public OptionalLong length() {
    return header("content-length").stream()
        .filter(text -> text.matches("\\d{1,18}"))
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  /** The bytes; an end before {@link #length()} is an exception, never a short body. */
  public InputStream body() {
    return body;
  }

  /** The same answer; something is done once when it is closed. */
  Opened with(Runnable afterwards) {
    AtomicBoolean done = new AtomicBoolean();
    return new Opened(
        status,
        headers,
        body,
        () -> {
          try (connection) {
            if (done.compareAndSet(false, true)) {
              afterwards.run();
            }
          }
        });
  }

  /** The same answer; reading its body fails when its time is over. */
  Opened until(Deadline deadline) {
    return new Opened(status, headers, new TimedBody(body, deadline), connection);
  }

  /** The same answer; a gzip body is decoded, and its length not known. */
  Opened unzipped() {
    String encoding = header("content-encoding").orElse("").toLowerCase(Locale.ROOT);
    if (!encoding.equals("gzip") && !encoding.equals("x-gzip")) {
      return this;
    }
    Map<String, String> plain = new HashMap<>(headers);
    plain.keySet().removeAll(Set.of("content-encoding", "content-length"));
    return new Opened(status, plain, new UnzippedBody(body), connection);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
