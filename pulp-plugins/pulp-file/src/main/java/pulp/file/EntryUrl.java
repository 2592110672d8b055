package pulp.file;

import java.nio.charset.StandardCharsets;

/**
 * The URL of a file that a manifest lists: beside the manifest, with the manifest's query
 * (specification 04 §16.2).
 */
final class EntryUrl {
  private static final String PLAIN = "-._~/:";

  private EntryUrl() {}

  static String of(String manifest, String path) {
    boolean local = manifest.regionMatches(true, 0, "file:", 0, 5);
    int query = local ? -1 : manifest.indexOf('?');
    String head = query < 0 ? manifest : manifest.substring(0, query);
    String tail = query < 0 ? "" : manifest.substring(query);
    return head.substring(0, head.lastIndexOf('/') + 1) + (local ? path : escaped(path)) + tail;
  }

  private static String escaped(String path) {
    StringBuilder text = new StringBuilder();
    for (byte one : path.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (one & 0xff);
      boolean plain =
          letter < 128 && (Character.isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0);
      if (plain) {
        text.append(letter);
      } else {
        text.append('%').append(String.format("%02X", (int) letter));
      }
    }
    return text.toString();
  }
}
