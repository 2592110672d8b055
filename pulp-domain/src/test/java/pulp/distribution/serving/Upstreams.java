package pulp.distribution.serving;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Upstreams of a test that send the same bytes well or badly; how, the path says. */
final class Upstreams implements AutoCloseable {
  final AtomicInteger requests = new AtomicInteger();

  /** The path /slow stops in the middle until this is counted down. */
  final CountDownLatch goOn = new CountDownLatch(1);

  private final byte[] bytes;
  private final AtomicInteger breaks = new AtomicInteger(1);
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Upstreams(byte[] bytes) {
    this.bytes = bytes;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case "/good" -> send(exchange, bytes, bytes.length);
        case "/wrong" -> send(exchange, wrong(), bytes.length);
        case "/slow" -> slowly(exchange);
        case "/breaks" -> breaking(exchange, true);
        case "/breaksoften" -> breaking(exchange, false);
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private byte[] wrong() {
    byte[] wrong = bytes.clone();
    wrong[wrong.length - 1]++;
    return wrong;
  }

  private static void send(HttpExchange exchange, byte[] what, int length) throws IOException {
    exchange.sendResponseHeaders(200, length);
    exchange.getResponseBody().write(what);
    exchange.getResponseBody().flush();
  }

  private void slowly(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, bytes.length);
    OutputStream out = exchange.getResponseBody();
    out.write(bytes, 0, bytes.length / 2);
    out.flush();
    try {
      goOn.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    out.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
  }

  /**
   * Breaks off in the middle the first time; goes on from there, or begins anew, the second time.
   */
  private void breaking(HttpExchange exchange, boolean resumable) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    if (breaks.getAndDecrement() > 0) {
      send(exchange, Arrays.copyOf(bytes, bytes.length / 2), bytes.length);
    } else if (resumable && range != null) {
      int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
      exchange.sendResponseHeaders(206, bytes.length - from);
      exchange.getResponseBody().write(bytes, from, bytes.length - from);
    } else {
      send(exchange, bytes, bytes.length);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
