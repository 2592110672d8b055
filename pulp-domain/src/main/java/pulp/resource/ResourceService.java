package pulp.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pulp.domain.Domains;
import pulp.field.Field;
import pulp.field.Fields;
import pulp.field.LabelsKind;
import pulp.field.Reading;
import pulp.field.Ref;
import pulp.field.Values;
import pulp.problem.Problem;
import pulp.sql.Condition;
import pulp.sql.SqlFailure;

/** Validates, creates, changes and deletes resources of any type. */
@ApplicationScoped
public class ResourceService {
  private static final String TAKEN = "This field must be unique.";

  @Inject ResourceQueries queries;
  @Inject References references;
  @Inject Domains domains;

  /** Which fields a body must have, and which absent ones are reset. */
  public enum Extent {
    /** All of a new resource. */
    CREATE,
    /** All of an existing one (PUT). */
    FULL,
    /** Some (PATCH). */
    PARTIAL
  }

  /**
   * Reads and checks a body.
   *
   * @param before the stored values; empty on creation
   * @throws Problem.Invalid with everything that is wrong
   */
  public Values validate(
      ResourceType type,
      Map<String, ?> body,
      boolean form,
      Extent extent,
      Optional<Stored> before) {
    Reading reading = reading(form);
    Fields fields =
        type.commonFields().and(type.fields()); // what may be sent back unread is known too
    Values values =
        switch (extent) {
          case CREATE -> fields.read(body, reading);
          case FULL -> fields.full(body, reading);
          case PARTIAL -> fields.partial(body, reading);
        };
    checkName(type, values, before);
    type.check(values, before);
    return values;
  }

  /** How references in bodies are resolved. */
  public Reading reading(boolean form) {
    return new Reading() {
      @Override
      public Ref resolve(String kind, String text) throws Wrong {
        return references.relation(kind, text);
      }

      @Override
      public boolean form() {
        return form;
      }
    };
  }

  private void checkName(ResourceType type, Values values, Optional<Stored> before) {
    boolean unique =
        type.isTyped()
            && type.fields().named("name").filter(field -> isIn(type.master(), field)).isPresent();
    String name = unique ? values.text("name") : null;
    if (name != null && queries.isNameTaken(type, name, before.map(Stored::id).orElse(null))) {
      throw Problem.Invalid.field("name", TAKEN);
    }
  }

  /** The names of a kind are unique; one that a plugin keeps in its own table is its own affair. */
  private static boolean isIn(String master, Field field) {
    return field.table() == null || field.table().equals(master);
  }

  /** Whether the values differ from what is stored. */
  public boolean changes(ResourceType type, Values values, Stored before) {
    for (Field field : type.fields()) {
      boolean given = values.has(field.name()) && field.stored() != null;
      if (given
          && !field.kind().same(values.get(field.name()), before.values().get(field.name()))) {
        return true;
      }
    }
    return false;
  }

  /** Makes a resource. */
  @Transactional
  public UUID create(ResourceType type, Values values) {
    try {
      UUID id = type.insert(values, queries);
      type.created(id, values);
      return id;
    } catch (SqlFailure failure) {
      throw clash(type, failure);
    }
  }

  /** Changes a resource to a body that is checked against what is stored now. */
  @Transactional
  public void change(ResourceType type, UUID id, Map<String, ?> body, boolean form, Extent extent) {
    Stored before =
        locked(type, id).orElseThrow(() -> Problem.NotFound.row(type.name().modelClass()));
    Values values = validate(type, body, form, extent, Optional.of(before));
    try {
      queries.update(type, id, values);
      type.changed(before, values);
    } catch (SqlFailure failure) {
      throw clash(type, failure);
    }
  }

  /** Deletes a resource; says whether it was there. */
  @Transactional
  public boolean delete(ResourceType type, UUID id) {
    Optional<Stored> before = locked(type, id);
    before.ifPresent(stored -> {
      type.deleting(stored);
      try {
        queries.delete(type, id);
      } catch (SqlFailure failure) {
        throw failure.isReference() ? stillReferenced(failure) : failure;
      }
    });
    return before.isPresent();
  }

  /** Sets one label; the others stay as they are, whoever changes them meanwhile. */
  @Transactional
  public void setLabel(ResourceType type, UUID id, String key, String value) {
    LabelsKind.refusal(key, value)
        .ifPresent(message -> {
          throw Problem.Invalid.input(message);
        });
    queries.setLabel(type, id, key, value);
  }

  /** Takes a label away; returns its value, empty for null. */
  @Transactional
  public Optional<String> unsetLabel(ResourceType type, UUID id, String key) {
    return queries
        .unsetLabel(type, id, key)
        .orElseThrow(
            () -> Problem.Invalid.field("key", "Label '" + key + "' is not set on the object."));
  }

  private Optional<Stored> locked(ResourceType type, UUID id) {
    Condition key = Condition.of(type.master() + ".pulp_id = ?", id);
    return queries.stored(type, Condition.and(List.of(key, type.within(domains.current()))), true);
  }

  private static Problem stillReferenced(SqlFailure failure) {
    return new Problem.Failure(
        "PLP0029",
        "Cannot delete the object because it is still referenced by other objects: "
            + failure.constraint().orElse("unknown"));
  }

  /** A unique key that only the database found taken is told like one that the check finds. */
  private static RuntimeException clash(ResourceType type, SqlFailure failure) {
    String prefix = type.master() + "_";
    Optional<String> column =
        failure
            .constraint()
            .filter(name -> name.startsWith(prefix) && name.endsWith("_pulp_domain_id_key"))
            .map(name ->
                name.substring(prefix.length(), name.length() - "_pulp_domain_id_key".length()));
    return failure.isDuplicate() && column.isPresent()
        ? Problem.Invalid.field(column.get(), TAKEN)
        : failure;
  }
}
