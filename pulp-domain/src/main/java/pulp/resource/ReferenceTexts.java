package pulp.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.field.Reading;
import pulp.plugin.Hrefs;
import pulp.plugin.TypeName;
import pulp.plugin.TypeNames;

/** Reads hrefs and PRNs as they are written; whether what they name exists is not looked at. */
@ApplicationScoped
class ReferenceTexts {
  static final String NO_MATCH = "Invalid hyperlink - No URL match.";

  @Inject TypeNames names;
  @Inject ResourceTypes types;
  @Inject Hrefs hrefs;

  /**
   * What a text names.
   *
   * @param id null for a repository version, which has a number in its repository instead
   */
  record Named(TypeName type, UUID id, UUID repository, long number) {}

  /** What an href or a PRN names. */
  Named named(String text) throws Reading.Wrong {
    return text.startsWith("prn:") ? prn(text) : url(text);
  }

  private Named prn(String text) throws Reading.Wrong {
    String[] parts = text.split(":", -1);
    if (parts.length != 3) {
      throw new Reading.Wrong("PRN must be of the form 'prn:app_label.model_label:pk': " + text);
    }
    TypeName type =
        names
            .labelled(parts[1])
            .orElseThrow(() -> new Reading.Wrong("Model " + parts[1] + " does not exist"));
    try {
      return new Named(type, References.uuid(parts[2]), null, 0);
    } catch (IllegalArgumentException e) {
      boolean typed = types.of(type).isTyped();
      throw new Reading.Wrong(
          typed ? "“" + parts[2] + "” is not a valid UUID." : "PK invalid: " + parts[2]);
    }
  }

  /** What an href names, with or without scheme and host. */
  Named url(String text) throws Reading.Wrong {
    String path = text.replaceFirst("^https?://[^/]*", "");
    if (!path.startsWith(hrefs.prefix()) || !path.endsWith("/")) {
      throw new Reading.Wrong(NO_MATCH);
    }
    List<String> parts = segments(path);
    Optional<Named> version = version(parts);
    if (version.isPresent()) {
      return version.get();
    }
    if (parts.size() < 2) {
      throw new Reading.Wrong(NO_MATCH);
    }
    TypeName type =
        names
            .at(String.join("/", parts.subList(0, parts.size() - 1)))
            .orElseThrow(() -> new Reading.Wrong(NO_MATCH));
    try {
      return new Named(type, References.uuid(parts.get(parts.size() - 1)), null, 0);
    } catch (IllegalArgumentException e) {
      throw new Reading.Wrong(NO_MATCH);
    }
  }

  /** The repository version that the parts of an href name, if they are those of one. */
  Optional<Named> version(List<String> parts) throws Reading.Wrong {
    int last = parts.size() - 1;
    if (last < 3
        || !parts.get(last - 1).equals("versions")
        || !parts.get(0).equals("repositories")) {
      return Optional.empty();
    }
    TypeName type = names.at(References.VERSIONS).orElseThrow(() -> new Reading.Wrong(NO_MATCH));
    try {
      return Optional.of(
          new Named(
              type, null, References.uuid(parts.get(last - 2)), Long.parseLong(parts.get(last))));
    } catch (IllegalArgumentException e) {
      throw new Reading.Wrong(NO_MATCH);
    }
  }

  /** The parts behind the API's prefix, whatever stands before it. */
  List<String> segments(String url) {
    String path = url.replaceFirst("^https?://[^/]*", "");
    String rest = path.startsWith(hrefs.prefix()) ? path.substring(hrefs.prefix().length()) : path;
    return Arrays.stream(rest.split("/", -1)).filter(part -> !part.isEmpty()).toList();
  }
}
