package pulp.api.body;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.fileupload2.core.ParameterParser;
import pulp.problem.Problem;

/**
 * What a body is said to be.
 *
 * @param name type and subtype in lower case
 * @param charset of texts
 * @param boundary between the parts of a multipart body; null for none
 */
record MediaType(String name, Charset charset, String boundary) {
  private static final int LONGEST = 256;

  /** Names of encodings that the original knows and that are none for text. */
  private static final Set<String> NO_TEXT =
      Set.of(
          "base64",
          "bz2",
          "hex",
          "quopri",
          "quoted-printable",
          "rot13",
          "rot-13",
          "uu",
          "zip",
          "zlib");

  /** Reads a Content-Type header; a {@link Problem} when it is longer than any real one. */
  static MediaType of(String header) {
    if (header.length() > LONGEST) {
      throw unsupported(header);
    }
    ParameterParser parser = new ParameterParser();
    parser.setLowerCaseNames(true);
    Map<String, String> parameters = parser.parse(header, ';');
    String name = header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return new MediaType(name, charset(parameters.get("charset")), parameters.get("boundary"));
  }

  private static Charset charset(String name) {
    if (name == null) {
      return StandardCharsets.UTF_8;
    }
    if (NO_TEXT.contains(name.toLowerCase(Locale.ROOT).replace('_', '-').replace("-codec", ""))) {
      throw new Problem.Malformed(
          "Unsupported charset \"" + name + "\" in request Content-Type header.");
    }
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  static Problem unsupported(String header) {
    return new Problem.Refused(415, "Unsupported media type \"" + header + "\" in request.");
  }
}
