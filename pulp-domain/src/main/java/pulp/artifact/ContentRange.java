package pulp.artifact;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pulp.problem.Problem;

/**
 * Which bytes of the whole a chunk is: {@code bytes 0-4/10}.
 *
 * @param start the first one
 * @param end the last one
 * @param total of the whole; -1 when the client left it open
 */
public record ContentRange(long start, long end, long total) {
  private static final Pattern HEADER =
      Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

  /** Reads the header; a {@link Problem.Invalid} when it is missing or says nothing. */
  public static ContentRange of(Optional<String> header) {
    Matcher range = HEADER.matcher(header.orElse(""));
    if (!range.matches()) {
      throw Problem.Invalid.input("Invalid or missing content range header.");
    }
    long total = range.group(3).equals("*") ? -1 : Long.parseLong(range.group(3));
    return new ContentRange(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)), total);
  }

  /** Makes sure that a chunk of this size is these bytes of an upload of that size. */
  void check(long chunkSize, long uploadSize) {
    if (end - start + 1 != chunkSize) {
      throw Problem.Invalid.input("Chunk size does not match content range.");
    }
    if (end >= uploadSize) {
      throw Problem.Invalid.input("End byte is greater than upload size.");
    }
    if (total >= 0 && total != uploadSize) {
      throw Problem.Invalid.input("The content range's total does not match the upload's size.");
    }
  }
}
