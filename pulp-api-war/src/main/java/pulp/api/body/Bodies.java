package pulp.api.body;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.LinkedHashMap;
import java.util.Optional;
import pulp.problem.Problem;
import pulp.storage.ArtifactStore;
import pulp.storage.Received;
import pulp.web.Call;
import pulp.web.Input;

/** Reads bodies: JSON and both kinds of forms, on every path (specification 01 §3.3). */
@ApplicationScoped
public class Bodies {
  @Inject ArtifactStore store;

  /**
   * The values of a body, by name. Files in it are temporary: whoever asks takes them away when
   * nothing keeps them.
   */
  public Input read(Call call) {
    PushbackInputStream body = new PushbackInputStream(call.body());
    try {
      int first = body.read();
      if (first < 0) {
        return new Input(new LinkedHashMap<>(), false);
      }
      body.unread(first);
      return read(call.header("Content-Type"), body);
    } catch (IOException e) {
      throw new Problem.Malformed("The body cannot be read: " + e.getMessage());
    }
  }

  private Input read(Optional<String> header, InputStream body) throws IOException {
    MediaType type = MediaType.of(header.orElse(""));
    return switch (type.name()) {
      case "application/json" -> new Input(JsonBody.read(body, type.charset()), false);
      case "application/x-www-form-urlencoded" ->
          new Input(UrlEncodedBody.read(body, type.charset()), true);
      case "multipart/form-data" -> new Input(new MultipartBody(type, sink()).read(body), true);
      default -> throw MediaType.unsupported(header.orElse(""));
    };
  }

  private FileSink sink() {
    return new FileSink() {
      @Override
      public Received receive(InputStream file) throws IOException {
        return store.receive(file, Long.MAX_VALUE);
      }

      @Override
      public void discard(Received file) {
        store.discard(file);
      }
    };
  }
}
