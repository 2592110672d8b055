package pulp.distribution.serving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import pulp.repository.PublishingTypes;

/** Puts distributions together from their rows. */
@ApplicationScoped
class ServedRows {
  @Inject ServedQueries queries;
  @Inject PublishingTypes publishing;

  private final AtomicLong generations = new AtomicLong();

  /** The distributions that a batch of changes concerns; one that is gone is missing. */
  List<Served> concernedBy(Pending.Batch batch) {
    Collection<String> types = publishing.pulpTypes();
    return complete(
        batch.everything()
            ? queries.all(types)
            : queries.some(types, batch.distributions(), batch.repositories()));
  }

  private List<Served> complete(List<ServedQueries.Head> heads) {
    if (heads.isEmpty()) {
      return List.of();
    }
    long now = System.nanoTime();
    List<UUID> ids = heads.stream().map(ServedQueries.Head::id).toList();
    Map<UUID, List<ServedQueries.Further>> superseded = byDistribution(queries.superseded(ids));
    Map<UUID, List<ServedQueries.Further>> checkpoints = checkpoints(heads);
    return heads.stream()
        .map(head ->
            served(
                head,
                superseded.getOrDefault(head.id(), List.of()).stream()
                    .map(further -> superseded(further, now))
                    .toList(),
                checkpoints.getOrDefault(head.id(), List.of()).stream()
                    .map(ServedQueries.Further::source)
                    .toList()))
        .toList();
  }

  private Map<UUID, List<ServedQueries.Further>> checkpoints(List<ServedQueries.Head> heads) {
    List<UUID> ids =
        heads.stream().filter(ServedQueries.Head::checkpoint).map(ServedQueries.Head::id).toList();
    return ids.isEmpty() ? Map.of() : byDistribution(queries.checkpoints(ids));
  }

  private Served served(
      ServedQueries.Head head, List<Served.Superseded> superseded, List<Source> checkpoints) {
    return new Served(
        head.id(),
        head.domain(),
        generations.incrementAndGet(),
        head.type(),
        head.basePath(),
        head.hidden(),
        head.guard(),
        head.guardType(),
        head.pointed(),
        head.current(),
        superseded,
        head.checkpoint() ? checkpoints : null);
  }

  private static Served.Superseded superseded(ServedQueries.Further further, long now) {
    Double left = further.secondsLeft();
    return new Served.Superseded(
        further.source(), left == null ? Long.MAX_VALUE : now + (long) (left * 1_000_000_000L));
  }

  private static Map<UUID, List<ServedQueries.Further>> byDistribution(
      List<ServedQueries.Further> rows) {
    return rows.stream().collect(Collectors.groupingBy(ServedQueries.Further::distribution));
  }
}
