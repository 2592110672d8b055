package pulp.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import pulp.problem.Problem;
import pulp.sql.Ids;
import pulp.task.TaskRun;

/** The transaction that makes a version. */
@ApplicationScoped
class VersionMaking {
  @Inject VersionQueries versions;
  @Inject MembershipQueries membership;
  @Inject SummaryQueries summaries;
  @Inject RepositoryTypes types;
  @Inject Event<ServingChanged> changes;

  @Transactional
  public Optional<NewVersion> make(
      UUID repository,
      Draft.Origin origin,
      Optional<UUID> base,
      Consumer<Draft> change,
      TaskRun run) {
    VersionQueries.Locked locked =
        versions.lock(repository).orElseThrow(() -> Problem.NotFound.row("Repository"));
    versions.planAnew();
    RepositoryType type = types.named(locked.pulpType());
    Selection start =
        base.map(version -> Selection.of(VersionQueries.CONTENT, version)).orElse(null);
    var cause = new OpenDraft.Cause(origin, run == null ? "" : run.correlationId());
    OpenDraft draft = new OpenDraft(repository, locked.nextVersion(), cause, start, membership);
    type.start(draft);
    draft.begin();
    change.accept(draft);
    type.finish(draft);
    if (!membership.isChanged(repository, draft.number())) {
      return Optional.empty();
    }
    checkTypes(type, repository, draft.number());
    NewVersion version = new NewVersion(Ids.next(), draft.number());
    versions.insert(version, repository, base.orElse(null), draft.infos());
    summaries.write(version, repository);
    if (run != null) {
      run.hold();
      run.created("core.repositoryversion", version.id());
    }
    changes.fire(ServingChanged.repository(repository));
    return Optional.of(version);
  }

  private void checkTypes(RepositoryType type, UUID repository, int number) {
    Set<String> foreign = membership.typesAdded(repository, number);
    foreign.removeAll(type.contentTypes());
    if (!foreign.isEmpty()) {
      String names =
          foreign.stream().sorted().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
      throw new Problem.Malformed("Saw unsupported content types {" + names + "}");
    }
  }

  /** The version that every repository begins with: empty. */
  @Transactional
  public void makeFirst(UUID repository) {
    NewVersion version = new NewVersion(Ids.next(), 0);
    versions.insert(version, repository, null, null);
  }
}
