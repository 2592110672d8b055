package pulp.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Several digests of the same bytes, in one pass. */
public final class Hashes {
  /** The algorithms there are, weakest first: the order of fields, checks and messages. */
  public static final List<String> KNOWN =
      List.of("md5", "sha1", "sha224", "sha256", "sha384", "sha512");

  private final Map<String, MessageDigest> digests = new LinkedHashMap<>();

  /** Takes names as the settings have them, {@code sha256}. */
  public Hashes(Collection<String> algorithms) {
    KNOWN.stream().filter(algorithms::contains).forEach(name -> digests.put(name, digest(name)));
  }

  private static MessageDigest digest(String name) {
    String official = name.equals("md5") ? "MD5" : "SHA-" + name.substring("sha".length());
    try {
      return MessageDigest.getInstance(official.toUpperCase(Locale.ROOT));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  /** Takes the next bytes. */
  public void update(byte[] bytes, int from, int count) {
    for (MessageDigest digest : digests.values()) {
      digest.update(bytes, from, count);
    }
  }

  /** Name to lower-case hex; ends the computation. */
  public Map<String, String> finish() {
    Map<String, String> hex = new LinkedHashMap<>();
    digests.forEach((name, digest) -> hex.put(name, HexFormat.of().formatHex(digest.digest())));
    return hex;
  }
}
