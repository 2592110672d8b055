package pulp.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import pulp.domain.Domains;
import pulp.field.Fields;
import pulp.field.Kinds;
import pulp.field.Reading;
import pulp.field.Ref;
import pulp.field.Values;
import pulp.problem.Problem;
import pulp.resource.Operation;
import pulp.resource.OperationNames;
import pulp.resource.References;
import pulp.resource.Stored;
import pulp.resource.TaskReply;
import pulp.resource.UnitFilters;
import pulp.resource.Views;
import pulp.task.Tasks;
import pulp.web.Call;
import pulp.web.Reply;

/** The {@code modify/} action: adds and removes content units (specification 02 §6.3). */
@ApplicationScoped
class ModifyContent {
  private static final String EVERYTHING = "*";
  private static final Fields FIELDS =
      Fields.of(
          Kinds.texts("add_content_units").unstored(),
          Kinds.texts("remove_content_units").unstored(),
          Kinds.version("base_version"),
          Kinds.flag("overwrite").or(true));

  @Inject ContentQueries content;
  @Inject References references;
  @Inject Views views;
  @Inject Tasks tasks;
  @Inject TaskReply taskReply;
  @Inject Domains domains;

  Operation of(RepositoryType type) {
    String endpoint = type.name().endpoint();
    return Operation.of(
            "POST",
            endpoint + "/{pulp_id}/modify/",
            OperationNames.id(endpoint, "modify"),
            OperationNames.tag(endpoint),
            call -> modify(type, call))
        .under(type.hrefParameter())
        .taking("RepositoryAddRemoveContent", FIELDS)
        .answeringTask();
  }

  private Reply modify(RepositoryType type, Call call) {
    Stored repository = repository(type, call);
    Values values = FIELDS.full(call.input().values(), reading(call.input().form()));
    List<String> removed = texts(values, "remove_content_units");
    boolean all = removed.contains(EVERYTHING);
    if (all && removed.size() > 1) {
      throw Problem.Invalid.field("remove_content_units", "Cannot supply content units and '*'.");
    }
    AddAndRemove.Params params =
        new AddAndRemove.Params(
            repository.id(),
            units("add_content_units", texts(values, "add_content_units")),
            all ? List.of() : units("remove_content_units", removed),
            all,
            values.id("base_version"),
            values.flag("overwrite"));
    return taskReply.of(
        tasks.of(AddAndRemove.class, params).exclusively(repository.prn()).submit());
  }

  /** The base is looked up as filters look up, not as a relation: messages come as a bare list. */
  private Reading reading(boolean form) {
    return new Reading() {
      @Override
      public Ref resolve(String kind, String text) {
        return references.single(text, kind);
      }

      @Override
      public boolean form() {
        return form;
      }
    };
  }

  private Stored repository(RepositoryType type, Call call) {
    return views.stored(type, References.key(call, "pulp_id"));
  }

  @SuppressWarnings("unchecked")
  private static List<String> texts(Values values, String name) {
    return values.get(name) == null ? List.of() : (List<String>) values.get(name);
  }

  private List<UUID> units(String field, List<String> texts) {
    List<UUID> ids;
    try {
      ids = references.keys(texts);
    } catch (Problem.Invalid wrong) {
      throw Problem.Invalid.field(field, wrong.messages().asJsonArray().getString(0));
    }
    List<UUID> missing = content.touch(ids, domains.current());
    if (!missing.isEmpty()) {
      throw Problem.Invalid.field(field, UnitFilters.notFound(missing));
    }
    return ids;
  }
}
