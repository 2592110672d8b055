package pulp.content.app;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * Paths as they are sent: percent-encoded, and decoded by us, since servers disagree about {@code
 * +}, {@code ;} and %2F.
 */
final class RawPath {
  private static final BitSet PLAIN = plain();

  private RawPath() {}

  /**
   * Decoded once: an encoded slash is a slash, a plus stays a plus, what is no encoding stays as it
   * is.
   */
  static String decode(String raw) {
    if (raw.indexOf('%') < 0) {
      return raw;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      int value = raw.charAt(i) == '%' ? hex(raw, i + 1) : -1;
      if (value >= 0) {
        bytes.write(value);
        i += 2;
      } else {
        bytes.writeBytes(raw.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Encoded so that it is one path again, slashes kept. */
  static String encode(String path) {
    StringBuilder text = new StringBuilder(path.length() + 16);
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      int value = octet & 0xff;
      if (PLAIN.get(value)) {
        text.append((char) value);
      } else {
        text.append('%')
            .append(Character.forDigit(value >> 4, 16))
            .append(Character.forDigit(value & 15, 16));
      }
    }
    return text.toString();
  }

  private static int hex(String raw, int at) {
    if (at + 1 >= raw.length()) {
      return -1;
    }
    int high = Character.digit(raw.charAt(at), 16);
    int low = Character.digit(raw.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static BitSet plain() {
    BitSet plain = new BitSet(256);
    plain.set('a', 'z' + 1);
    plain.set('A', 'Z' + 1);
    plain.set('0', '9' + 1);
    "-._~/!$'()*+,;=:@".chars().forEach(plain::set);
    return plain;
  }
}
