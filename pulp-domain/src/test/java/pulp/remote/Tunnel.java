package pulp.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy that tunnels for those who know the password. */
final class Tunnel implements AutoCloseable {
  private final ServerSocket server;
  private final String login;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger tunnels = new AtomicInteger();

  Tunnel(String login) throws IOException {
    this.login = login;
    this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  String url() {
    return "http://localhost:" + server.getLocalPort();
  }

  int tunnels() {
    return tunnels.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        threads.execute(() -> serve(client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket client) {
    try (client) {
      while (true) {
        String head = head(client.getInputStream());
        if (head.contains("Proxy-Authorization: " + login + "\r\n")) {
          tunnels.incrementAndGet();
          tunnel(client, Integer.parseInt(head.split("[: ]", 4)[2]));
          return;
        }
        say(
            client,
            "407 Who are you\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0");
      }
    } catch (IOException | ArrayIndexOutOfBoundsException e) {
      // the client has gone
    }
  }

  private void tunnel(Socket client, int port) throws IOException {
    try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
      say(client, "200 Go");
      threads.execute(() -> pipe(target, client));
      client.getInputStream().transferTo(target.getOutputStream());
    }
  }

  private static void pipe(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // one of them has gone
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int one = in.read();
      if (one < 0) {
        throw new IOException("no head");
      }
      head.append((char) one);
    }
    return head.toString();
  }

  private static void say(Socket client, String answer) throws IOException {
    client
        .getOutputStream()
        .write(("HTTP/1.1 " + answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
