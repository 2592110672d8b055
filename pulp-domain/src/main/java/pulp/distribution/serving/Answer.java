package pulp.distribution.serving;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;

/** What a distribution type answers for a path that it claims. */
public sealed interface Answer {
  /** No opinion: look into publication and version as usual. */
  record Nothing() implements Answer {}

  /** A file of a content unit, stored or on demand. */
  record Unit(UUID contentArtifact) implements Answer {}

  /** Bytes made for this request or kept by the type; headers besides type and length by name. */
  record Bytes(String type, ByteBuffer body, Map<String, String> headers) implements Answer {}

  /** It lies elsewhere. */
  record Redirect(int status, String location) implements Answer {}

  /** It is known that nothing lies there, whatever the publication or version says. */
  record Absent() implements Answer {}
}
