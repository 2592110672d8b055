package pulp.tests.upstream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A web server from which Pulp syncs. It serves files from memory, and misbehaves where it is told
 * to.
 */
public final class Upstream implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, Fault> faults = new ConcurrentHashMap<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  /** A request that came. */
  public record Seen(String method, String path, String authorization, String range) {}

  /** How a path misbehaves. */
  @FunctionalInterface
  public interface Fault {
    /** Answers in place of the server; false lets it answer as usual. */
    boolean answer(HttpExchange exchange, byte[] file) throws IOException;
  }

  private Upstream(HttpServer server) {
    this.server = server;
  }

  /** Starts one without files. */
  public static Upstream start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      Upstream upstream = new Upstream(server);
      server.createContext("/", upstream::handle);
      server.setExecutor(upstream.threads);
      server.start();
      return upstream;
    } catch (IOException e) {
      throw new IllegalStateException("No upstream", e);
    }
  }

  /** The URL of a path, which has no leading slash. */
  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
  }

  /** Serves a file. */
  public Upstream put(String path, byte[] bytes) {
    files.put(path, bytes);
    return this;
  }

  /** Serves the files of a folder below a prefix that ends with a slash, and their manifest. */
  public Upstream put(String prefix, Files folder) {
    folder.all().forEach((path, bytes) -> put(prefix + path, bytes));
    return put(prefix + "PULP_MANIFEST", folder.manifest());
  }

  /** Lets a path misbehave. */
  public Upstream fault(String path, Fault fault) {
    faults.put(path, fault);
    return this;
  }

  /** Lets it behave again. */
  public Upstream heal(String path) {
    faults.remove(path);
    return this;
  }

  /** The requests that came for a path, oldest first. */
  public List<Seen> seen(String path) {
    return seen.stream().filter(request -> request.path().equals(path)).toList();
  }

  /** How many requests came in all. */
  public int count() {
    return seen.size();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(1);
      var headers = exchange.getRequestHeaders();
      seen.add(
          new Seen(
              exchange.getRequestMethod(),
              path,
              headers.getFirst("Authorization"),
              headers.getFirst("Range")));
      byte[] file = files.get(path);
      Fault fault = faults.get(path);
      if (fault != null && fault.answer(exchange, file)) {
        return;
      }
      if (file == null) {
        Faults.status(404).answer(exchange, null);
      } else {
        Sending.file(exchange, file);
      }
    }
  }
}
