package pulp.content.app;

import java.io.Closeable;
import java.io.IOException;

/** Bytes on their way to a client. */
interface Body extends Closeable {
  /** What {@link #read} gives at the end. */
  int END = -1;

  /** Fills the buffer with what is there; 0 when nothing is there yet. */
  int read(byte[] buffer) throws IOException;

  /** Calls once, soon, on any thread, when there is more after a read that gave 0. */
  void whenMore(Runnable wake);
}
