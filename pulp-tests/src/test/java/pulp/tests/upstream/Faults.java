package pulp.tests.upstream;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import pulp.tests.upstream.Upstream.Fault;

/** Ways in which a web server can fail its clients. */
public final class Faults {
  private Faults() {}

  /** Answers with a status and no body. */
  public static Fault status(int status) {
    return (exchange, file) -> {
      exchange.sendResponseHeaders(status, -1);
      return true;
    };
  }

  /** Misbehaves in one way after the other, then no more. */
  public static Fault inTurn(Fault... faults) {
    AtomicInteger next = new AtomicInteger();
    return (exchange, file) -> {
      int turn = next.getAndIncrement();
      return turn < faults.length && faults[turn].answer(exchange, file);
    };
  }

  /** Announces the whole file and closes the connection half way. */
  public static Fault cutOff() {
    return (exchange, file) -> {
      exchange.sendResponseHeaders(200, file.length);
      OutputStream out = exchange.getResponseBody();
      out.write(file, 0, file.length / 2);
      out.flush();
      return true; // the connection is closed with bytes missing
    };
  }

  /** Sends as many bytes as it should, with one of them flipped. */
  public static Fault wrongBytes() {
    return (exchange, file) -> {
      byte[] wrong = file.clone();
      wrong[wrong.length / 2] ^= 1;
      Sending.file(exchange, wrong);
      return true;
    };
  }

  /** Sends to a path of the same server, which has no leading slash. */
  public static Fault redirect(String path) {
    return redirectTo("/" + path);
  }

  /** Sends to a URL. */
  public static Fault redirectTo(String url) {
    return (exchange, file) -> {
      exchange.getResponseHeaders().set("Location", url);
      exchange.sendResponseHeaders(302, -1);
      return true;
    };
  }

  /** Sends the head, then a byte now and then. */
  public static Fault drips(Duration each) {
    return (exchange, file) -> {
      exchange.sendResponseHeaders(200, file.length);
      OutputStream out = exchange.getResponseBody();
      for (byte one : file) {
        out.write(one);
        out.flush();
        pause(each);
      }
      return true;
    };
  }

  /** Does not answer before the latch is open; then as usual. */
  public static Fault until(CountDownLatch latch) {
    return (exchange, file) -> {
      await(latch);
      return false;
    };
  }

  /** Announces and sends half of the file, waits for the latch, then sends the rest. */
  public static Fault halfUntil(CountDownLatch latch) {
    return (exchange, file) -> {
      exchange.sendResponseHeaders(200, file.length);
      OutputStream out = exchange.getResponseBody();
      out.write(file, 0, file.length / 2);
      out.flush();
      await(latch);
      out.write(file, file.length / 2, file.length - file.length / 2);
      out.close();
      return true;
    };
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(2, TimeUnit.MINUTES)) {
        throw new IOException("Nobody opened the latch");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void pause(Duration time) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
