package pulp.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import pulp.problem.Problem;
import pulp.storage.SafePath;

/** PULP_MANIFEST files (specification 02 §20.3), read line by line and never held in memory. */
final class Manifest {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SIZE = Pattern.compile("[0-9]{1,18}");
  private static final int LONGEST_LINE = 64 * 1024;

  private Manifest() {}

  /**
   * A file that a manifest lists.
   *
   * @param path where it lies, in canonical form
   * @param sha256 lower-case hex
   * @param size in bytes
   */
  record Entry(String path, String sha256, long size) {
    /** The line, with its end. */
    String line() {
      return path + "," + sha256 + "," + size + "\n";
    }
  }

  /** Hands every entry over; throws with the number of the first line that is wrong. */
  static void read(InputStream bytes, Consumer<Entry> entries) throws IOException {
    var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, decoder))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String text = line.strip();
        if (!text.isEmpty() && !text.startsWith("#")) {
          entries.accept(entry(text, number));
        }
      }
    }
  }

  private static Entry entry(String line, int number) {
    int size = line.lastIndexOf(',');
    int digest = size < 0 ? -1 : line.lastIndexOf(',', size - 1);
    if (digest < 0 || line.length() > LONGEST_LINE) {
      throw broken(number);
    }
    String path = line.substring(0, digest).strip();
    String sha256 = line.substring(digest + 1, size).strip().toLowerCase(Locale.ROOT);
    String bytes = line.substring(size + 1).strip();
    if (!SafePath.isCanonical(path)
        || !DIGEST.matcher(sha256).matches()
        || !SIZE.matcher(bytes).matches()) {
      throw broken(number);
    }
    return new Entry(path, sha256, Long.parseLong(bytes));
  }

  private static Problem broken(int number) {
    return new Problem.Malformed(
        "Error: Parsing of the manifest file failed on line:"
            + number
            + ".\nPlease make sure the remote URL is pointing to a valid manifest file.\nThe manifest file should be"
            + " composed of lines in the following format: <relative_path>,<digest>,<size>.");
  }
}
