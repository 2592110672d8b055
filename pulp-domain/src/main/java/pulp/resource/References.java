package pulp.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import pulp.domain.Domains;
import pulp.field.Reading;
import pulp.field.Ref;
import pulp.plugin.Hrefs;
import pulp.plugin.TypeName;
import pulp.plugin.TypeNames;
import pulp.problem.Problem;
import pulp.resource.Operation.Shape;
import pulp.resource.ReferenceTexts.Named;
import pulp.sql.Condition;
import pulp.web.Call;

/**
 * Finds what an href or a PRN names. The wire has four ways to take one, which differ in strictness
 * and wording (specification 01 §2.3, A to D); each is a method here.
 */
@ApplicationScoped
public class References {
  /** The endpoint under which repository versions are known, wherever their hrefs lie. */
  public static final String VERSIONS = "repository_versions";

  private static final String WRONG_KIND = "Invalid hyperlink - Incorrect URL match.";
  private static final String NOTHING_THERE = "Invalid hyperlink - Object does not exist.";

  @Inject TypeNames names;
  @Inject ResourceTypes types;
  @Inject ReferenceTexts texts;
  @Inject ReferenceQueries queries;
  @Inject Domains domains;
  @Inject Hrefs hrefs;

  /**
   * A: a relation in a body; takes the kind ({@code remotes}) or the endpoint of one type ({@code
   * artifacts}).
   */
  public Ref relation(String kind, String text) throws Reading.Wrong {
    Named named = texts.named(text);
    if (!isOf(named.type(), kind)) {
      throw new Reading.Wrong(WRONG_KIND);
    }
    return existing(named).orElseThrow(() -> new Reading.Wrong(NOTHING_THERE));
  }

  /**
   * B: a single object in a filter, of any of the kinds (none given means all); a problem when
   * there is none.
   */
  public Ref single(String text, String... kinds) {
    Named named;
    try {
      named = texts.named(text);
    } catch (Reading.Wrong wrong) {
      throw Problem.Invalid.bare(
          wrong.getMessage().equals(ReferenceTexts.NO_MATCH)
              ? "URI not valid: " + text
              : wrong.getMessage());
    }
    String model = named.type().modelClass().toLowerCase(Locale.ROOT);
    if (kinds.length > 0 && Arrays.stream(kinds).noneMatch(kind -> isOf(named.type(), kind))) {
      throw Problem.Invalid.bare("URI " + text + " is not a valid " + model + ".");
    }
    return existing(named)
        .orElseThrow(() -> Problem.Invalid.bare("URI " + text + " not found for " + model + "."));
  }

  /** C: the key at the end of an href or PRN; nothing else is looked at. */
  public UUID key(String text) {
    try {
      if (text.startsWith("prn:")) {
        return keyOfPrn(text);
      }
      List<String> parts = texts.segments(text);
      Optional<Named> version = texts.version(parts);
      if (version.isPresent()) {
        return queries
            .version(version.get().repository(), version.get().number())
            .orElse(new UUID(0, 0));
      }
      return uuid(parts.get(parts.size() - 1));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | Reading.Wrong e) {
      throw Problem.Invalid.bare("URI not valid: " + text);
    }
  }

  private static UUID keyOfPrn(String prn) {
    String[] parts = prn.split(":", -1);
    if (parts.length != 3) {
      String quoted = Arrays.stream(parts).map(part -> "'" + part + "'").toList().toString();
      throw Problem.Invalid.bare("PRN not valid: " + quoted);
    }
    return uuid(parts[2]);
  }

  /** C: several of them. */
  public List<UUID> keys(List<String> texts) {
    return texts.stream().map(this::key).toList();
  }

  /** Those of the keys that nothing in the list at an endpoint has. */
  List<UUID> missing(String endpoint, List<UUID> ids) {
    ResourceType type = types.of(names.at(endpoint).orElseThrow());
    return queries.missing(type, ids, domains.current());
  }

  /**
   * D: a filter on a foreign key: an item, a whole collection of one type, or null where the column
   * may be null.
   *
   * @param name the parameter
   * @param kind of what the column refers to
   * @param column qualified by its table
   * @param nullable whether {@code null} selects the rows that refer to nothing
   */
  public Filter foreign(String name, String kind, String column, boolean nullable) {
    return new Filter(
        name,
        Shape.TEXT,
        List.of(),
        value -> Optional.of(foreignTest(name, kind, column, nullable, value)));
  }

  private Condition foreignTest(
      String name, String kind, String column, boolean nullable, String value) {
    if (value.isEmpty() || value.equals("null")) {
      if (nullable) {
        return Condition.of(column + " is null");
      }
      throw Problem.Invalid.bare(
          value.isEmpty()
              ? "No value supplied for " + name + " filter."
              : "URI couldn't be resolved: null");
    }
    List<String> parts = value.startsWith("prn:") ? List.of() : texts.segments(value);
    Optional<TypeName> collection = names.at(String.join("/", parts));
    if (collection.isPresent() && isOf(collection.get(), kind)) {
      return ofType(types.of(collection.get()), column);
    }
    return Condition.of(column + " = ?", foreignKey(name, kind, value));
  }

  private static Condition ofType(ResourceType type, String column) {
    return type.isTyped()
        ? Condition.of(
            "exists (select 1 from %s f where f.pulp_id = %s and f.pulp_type = ?)"
                .formatted(type.master(), column),
            type.name().pulpType())
        : Condition.of(column + " is not null");
  }

  private UUID foreignKey(String name, String kind, String value) {
    Named named;
    try {
      named = texts.named(value);
    } catch (Reading.Wrong wrong) {
      boolean noUrl = wrong.getMessage().equals(ReferenceTexts.NO_MATCH);
      throw Problem.Invalid.bare(
          noUrl ? "URI couldn't be resolved: " + value : "UUID invalid: " + lastPart(value));
    }
    if (!isOf(named.type(), kind)) {
      throw Problem.Invalid.bare("URI/PRN is not a valid href for " + name + " model: " + value);
    }
    return named.id() != null ? named.id() : existing(named).map(Ref::id).orElse(new UUID(0, 0));
  }

  /**
   * The PRN of what an href names; a text that names nothing known stays as it is (names of
   * reserved resources).
   */
  public String prnOf(String text) {
    if (!text.startsWith(hrefs.prefix())) {
      return text;
    }
    try {
      return existing(texts.url(text)).map(Ref::prn).orElse(text);
    } catch (Reading.Wrong e) {
      return text;
    }
  }

  private Optional<Ref> existing(Named named) {
    if (named.id() == null) {
      return queries
          .version(named.repository(), named.number())
          .map(id -> new Ref(id, named.type()));
    }
    ResourceType type = types.of(named.type());
    return queries.exists(type, named.id(), domains.current())
        ? Optional.of(new Ref(named.id(), named.type()))
        : Optional.empty();
  }

  private static boolean isOf(TypeName type, String kind) {
    return type.endpoint().equals(kind) || type.endpoint().startsWith(kind + "/");
  }

  private static String lastPart(String value) {
    return value.startsWith("prn:") ? value.substring(value.lastIndexOf(':') + 1) : value;
  }

  /**
   * The key that a variable of the call's path holds, in any spelling of a UUID; what is none names
   * nothing.
   */
  public static UUID key(Call call, String variable) {
    try {
      return uuid(call.variables().get(variable));
    } catch (IllegalArgumentException e) {
      throw new Problem.NotFound("Not found.");
    }
  }

  /** Reads a UUID leniently: any case, with or without dashes or braces. */
  public static UUID uuid(String text) {
    String digits = text.replaceAll("[{}-]", "");
    if (digits.length() != 32) {
      throw new IllegalArgumentException(text);
    }
    return new UUID(
        Long.parseUnsignedLong(digits.substring(0, 16), 16),
        Long.parseUnsignedLong(digits.substring(16), 16));
  }
}
