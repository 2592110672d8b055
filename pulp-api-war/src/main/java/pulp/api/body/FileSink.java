package pulp.api.body;

import java.io.IOException;
import java.io.InputStream;
import pulp.storage.Received;

/** Where the files of a multipart body go while it is read. */
interface FileSink {
  /** Takes a file to its end; an {@link IOException} is the client's. */
  Received receive(InputStream file) throws IOException;

  /** Takes a file away again. */
  void discard(Received file);
}
