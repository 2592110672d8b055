package pulp.api;

import java.util.UUID;
import java.util.regex.Pattern;

/** The ids that tie a request to its log lines and tasks (specification 01 §12). */
final class CorrelationIds {
  static final String HEADER = "Correlation-ID";

  private static final Pattern UUID_TEXT =
      Pattern.compile("[{]?(?:[0-9a-fA-F]-?){31}[0-9a-fA-F][}]?");

  private CorrelationIds() {}

  /** What the client sent, verbatim, when it reads as a UUID; else a new one. */
  static String of(String sent) {
    if (sent != null && sent.length() <= 64 && UUID_TEXT.matcher(sent).matches()) {
      return sent;
    }
    return UUID.randomUUID().toString().replace("-", "");
  }
}
