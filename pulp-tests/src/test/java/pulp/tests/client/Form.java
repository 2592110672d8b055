package pulp.tests.client;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A body of type {@code multipart/form-data}. */
public final class Form {
  private final String boundary = "b" + UUID.randomUUID().toString().replace("-", "");
  private final List<BodyPublisher> parts = new ArrayList<>();

  /** Adds a field. */
  public Form field(String name, String value) {
    return part("Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n", text(value));
  }

  /** Adds a file from memory. */
  public Form file(String name, byte[] bytes) {
    return part(head(name), BodyPublishers.ofByteArray(bytes));
  }

  /** Adds a file from disk. */
  public Form file(String name, Path path) {
    try {
      return part(head(name), BodyPublishers.ofFile(path));
    } catch (FileNotFoundException e) {
      throw new IllegalArgumentException(e);
    }
  }

  String type() {
    return "multipart/form-data; boundary=" + boundary;
  }

  BodyPublisher body() {
    List<BodyPublisher> all = new ArrayList<>(parts);
    all.add(text("--" + boundary + "--\r\n"));
    return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
  }

  private static String head(String name) {
    return "Content-Disposition: form-data; name=\""
        + name
        + "\"; filename=\"file\"\r\n"
        + "Content-Type: application/octet-stream\r\n\r\n";
  }

  private Form part(String head, BodyPublisher content) {
    parts.add(text("--" + boundary + "\r\n" + head));
    parts.add(content);
    parts.add(text("\r\n"));
    return this;
  }

  private static BodyPublisher text(String text) {
    return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
  }
}
