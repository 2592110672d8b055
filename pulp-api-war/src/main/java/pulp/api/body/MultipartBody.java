package pulp.api.body;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;
import pulp.problem.Problem;
import pulp.storage.Received;

/**
 * Reads a multipart form part by part: texts are gathered within bounds, files stream to where they
 * stay.
 */
final class MultipartBody {
  private static final int BUFFER = 64 * 1024;
  private static final int LONGEST_HEADERS = 16 * 1024;
  private static final String DISPOSITION = "content-disposition:";

  private final MediaType type;
  private final FileSink sink;
  private final List<Received> received = new ArrayList<>();
  private final FormValues values = new FormValues();

  MultipartBody(MediaType type, FileSink sink) {
    this.type = type;
    this.sink = sink;
  }

  /** All fields; when it fails no file is left behind. */
  Map<String, Object> read(InputStream body) {
    boolean good = false;
    try {
      readParts(body);
      good = true;
      return values.inputs();
    } catch (IOException | IllegalArgumentException e) {
      throw malformed(e.getMessage());
    } finally {
      if (!good) {
        received.forEach(sink::discard);
      }
    }
  }

  private void readParts(InputStream body) throws IOException {
    if (type.boundary() == null || type.boundary().isEmpty()) {
      throw malformed("Invalid boundary in multipart: None");
    }
    MultipartInput parts =
        MultipartInput.builder()
            .setInputStream(body)
            .setBufferSize(BUFFER)
            .setBoundary(type.boundary().getBytes(StandardCharsets.UTF_8))
            .setMaxPartHeaderSize(LONGEST_HEADERS)
            .get();
    parts.setHeaderCharset(StandardCharsets.UTF_8);
    for (boolean more = parts.skipPreamble(); more; more = parts.readBoundary()) {
      readPart(parts);
    }
  }

  private void readPart(MultipartInput parts) throws IOException {
    Map<String, String> disposition = disposition(parts.readHeaders());
    String name = disposition.get("name");
    if (name == null) {
      parts.discardBodyData();
    } else if (disposition.containsKey("filename")) {
      try (InputStream file = parts.newInputStream()) {
        Received now = sink.receive(file);
        received.add(now);
        Received before = values.add(name, now);
        if (before != null) {
          sink.discard(before);
        }
      }
    } else {
      try (InputStream text = parts.newInputStream()) {
        byte[] bytes = text.readNBytes((int) values.room() + 1);
        values.add(name, new String(bytes, type.charset()), bytes.length);
      }
    }
  }

  private static Map<String, String> disposition(String headers) {
    for (String line : headers.replaceAll("\r\n[ \t]+", " ").split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith(DISPOSITION)) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return parser.parse(line.substring(DISPOSITION.length()), ';');
      }
    }
    return Map.of();
  }

  private static Problem malformed(String reason) {
    return new Problem.Malformed("Multipart form parse error - " + reason);
  }
}
