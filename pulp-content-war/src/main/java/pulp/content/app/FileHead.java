package pulp.content.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import pulp.distribution.serving.Resolution;

/**
 * What an answer says about a file before its bytes: the same whether the file is stored or still
 * being fetched.
 *
 * @param sha256 null if it is not known
 * @param size in bytes; null if it is not known
 */
record FileHead(String name, Instant since, String sha256, Long size) {
  private static final String REVALIDATE = "public, max-age=0, must-revalidate";

  static FileHead of(Resolution.Place place, String sha256, Long size) {
    return new FileHead(place.name(), place.visibleSince(), sha256, size);
  }

  /** The strong entity tag; null if the digest is not known. */
  String tag() {
    return sha256 == null ? null : '"' + sha256 + '"';
  }

  Conditions conditions(HttpServletRequest request) {
    return new Conditions(request::getHeader, tag(), since);
  }

  /** What of the file is wanted: the range, unless If-Range names another file. */
  Ranges.Asked wanted(HttpServletRequest request) {
    Ranges.Asked asked = Ranges.read(request.getHeader("Range"));
    return asked instanceof Ranges.Malformed || conditions(request).isRangeWanted()
        ? asked
        : new Ranges.Everything();
  }

  /** The headers of 200 and 206. */
  void write(HttpServletResponse response) {
    String type = ContentTypes.of(name);
    response.setContentType(type);
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (ContentTypes.isActive(type)) {
      response.setHeader("Content-Security-Policy", "sandbox");
      response.setHeader("Content-Disposition", "attachment");
    }
    if (size != null) {
      response.setHeader("X-PULP-ARTIFACT-SIZE", size.toString());
    }
    response.setHeader("Accept-Ranges", "bytes");
    response.setHeader("Last-Modified", Conditions.written(since));
    writeValidators(response);
  }

  /** The headers of 304. */
  void writeValidators(HttpServletResponse response) {
    response.setHeader("Cache-Control", REVALIDATE);
    if (sha256 != null) {
      response.setHeader("ETag", tag());
    }
  }

  /** The headers of 206. */
  void writePart(HttpServletResponse response, Ranges.Part part) {
    response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
    response.setHeader("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + size);
    response.setContentLengthLong(part.length());
  }
}
