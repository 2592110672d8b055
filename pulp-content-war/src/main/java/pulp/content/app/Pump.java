package pulp.content.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Sends a body as fast as the client takes it, and holds no thread while the client or the body
 * lets it wait. Whoever makes it wait calls it again: the server when the client can take more, the
 * body when there is more.
 */
final class Pump implements WriteListener {
  private static final Logger LOG = System.getLogger(Pump.class.getName());
  private static final int PIECE = 128 * 1024;

  private final AsyncContext async;
  private final ServletOutputStream out;
  private final Body body;
  private final Pumps running;
  private final byte[] buffer = new byte[PIECE];
  private volatile long movedAt = System.nanoTime();
  private boolean ended;

  Pump(AsyncContext async, Body body, Pumps running) throws IOException {
    this.async = async;
    this.out = async.getResponse().getOutputStream();
    this.body = body;
    this.running = running;
  }

  /** Begins; the server calls back as soon as the client can take something. */
  void start() {
    running.add(this);
    out.setWriteListener(this);
  }

  @Override
  public void onWritePossible() {
    move();
  }

  @Override
  public void onError(Throwable failure) {
    LOG.log(Level.DEBUG, "A client went away: {0}", String.valueOf(failure));
    end(false);
  }

  /** When anything was last sent, in the time of {@link System#nanoTime()}. */
  long movedAt() {
    return movedAt;
  }

  /** Gives up on a client that takes nothing any more. */
  void abandon() {
    end(true);
  }

  private synchronized void move() {
    try {
      while (!ended && out.isReady()) {
        int count = body.read(buffer);
        if (count == Body.END) {
          end(false);
        } else if (count == 0) {
          flush();
          return;
        } else {
          out.write(buffer, 0, count);
          movedAt = System.nanoTime();
        }
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.log(Level.DEBUG, "An answer broke off: {0}", e.toString());
      end(true);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "An answer broke off", e);
      end(true);
    }
  }

  /**
   * What was sent so far must not wait for what comes; when the client is busy the server calls
   * again by itself.
   */
  private void flush() throws IOException {
    if (out.isReady()) {
      out.flush();
    }
    body.whenMore(this::move);
  }

  private synchronized void end(boolean broken) {
    if (ended) {
      return;
    }
    ended = true;
    running.remove(this);
    try {
      body.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Closing a file failed: {0}", e.toString());
    }
    if (broken) {
      ServerConnection.of(async.getRequest()).cut();
    }
    complete();
  }

  private void complete() {
    try {
      async.complete();
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "The server ended it already: {0}", e.toString());
    }
  }
}
