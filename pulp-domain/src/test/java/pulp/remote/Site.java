package pulp.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An upstream of a test: each path answers in turn as it was told; the last answer stays. */
final class Site implements AutoCloseable {
  /** What one request is answered with. */
  interface Reaction {
    void to(HttpExchange exchange) throws IOException;
  }

  /** A request that came, and the port it came from, which tells connections apart. */
  record Seen(String path, int port, Map<String, List<String>> headers) {
    String header(String name) {
      List<String> values = headers.get(name);
      return values == null ? null : String.join(" and ", values);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Deque<Reaction>> reactions = new ConcurrentHashMap<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  Site() {
    this(create());
  }

  Site(HttpServer server) {
    this.server = server;
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  private static HttpServer create() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Site on(String path, Reaction... turns) {
    reactions.put(path, new ArrayDeque<>(List.of(turns)));
    return this;
  }

  String url(String path) {
    return "http://localhost:" + port() + path;
  }

  int port() {
    return server.getAddress().getPort();
  }

  List<Seen> seen() {
    return seen;
  }

  /** The greatest number of requests that were answered at the same time. */
  int mostAtOnce() {
    return most.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    most.accumulateAndGet(running.incrementAndGet(), Math::max);
    try (exchange) {
      int port = exchange.getRemoteAddress().getPort();
      seen.add(
          new Seen(
              exchange.getRequestURI().toString(), port, Map.copyOf(exchange.getRequestHeaders())));
      next(exchange.getRequestURI().getRawPath()).to(exchange);
    } finally {
      running.decrementAndGet();
    }
  }

  private Reaction next(String path) {
    Deque<Reaction> turns = reactions.getOrDefault(path, new ArrayDeque<>(List.of(status(404))));
    synchronized (turns) {
      return turns.size() > 1 ? turns.removeFirst() : turns.getFirst();
    }
  }

  static Reaction text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  static Reaction bytes(byte[] bytes) {
    return exchange -> {
      exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  static Reaction status(int status) {
    return exchange -> exchange.sendResponseHeaders(status, -1);
  }

  /** With a body, as most servers have it. */
  static Reaction redirect(String url) {
    return exchange -> {
      exchange.getResponseHeaders().set("Location", url);
      exchange.sendResponseHeaders(302, 5);
      exchange.getResponseBody().write("moved".getBytes(StandardCharsets.UTF_8));
    };
  }

  /** Promises more than comes. */
  static Reaction cutOff(String text) {
    return exchange -> {
      exchange.sendResponseHeaders(200, text.length() + 10);
      exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    };
  }

  /** Sends a byte now and then. */
  static Reaction drip(int bytes, int millis) {
    return exchange -> {
      exchange.sendResponseHeaders(200, bytes);
      for (int i = 0; i < bytes; i++) {
        exchange.getResponseBody().write('x');
        exchange.getResponseBody().flush();
        pause(millis);
      }
    };
  }

  static Reaction after(int millis, Reaction then) {
    return exchange -> {
      pause(millis);
      then.to(exchange);
    };
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
