package pulp.tests.upstream;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** A folder of files in memory, with the manifest that describes it. */
public final class Files {
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  /** As many random files as wanted, {@code 1.iso} and on; a seed always gives the same bytes. */
  public static Files random(int count, int size, long seed) {
    Files folder = new Files();
    Random random = new Random(seed);
    for (int i = 1; i <= count; i++) {
      byte[] bytes = new byte[size];
      random.nextBytes(bytes);
      folder.with(i + ".iso", bytes);
    }
    return folder;
  }

  /** Adds or replaces a file. */
  public Files with(String path, byte[] bytes) {
    files.put(path, bytes);
    return this;
  }

  /** Takes a file away. */
  public Files without(String path) {
    files.remove(path);
    return this;
  }

  /** All of them, by path. */
  public Map<String, byte[]> all() {
    return files;
  }

  /** One of them. */
  public byte[] get(String path) {
    return files.get(path);
  }

  /** What PULP_MANIFEST holds. */
  public byte[] manifest() {
    StringBuilder text = new StringBuilder();
    files.forEach((path, bytes) -> text.append(line(path, bytes)).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The line of a manifest for a file, without its end. */
  public static String line(String path, byte[] bytes) {
    return path + "," + Digests.sha256(bytes) + "," + bytes.length;
  }
}
