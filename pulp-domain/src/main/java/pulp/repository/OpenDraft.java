package pulp.repository;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.UUID;
import pulp.json.Json;

/** The draft that hooks and changes work on. */
final class OpenDraft implements Draft {
  private final UUID repository;
  private final int number;
  private final Cause cause;
  private final Selection start;
  private final MembershipQueries membership;
  private final JsonObjectBuilder infos = Json.createObjectBuilder();

  /** Why it is made, and what log lines about it carry. */
  record Cause(Origin origin, String correlationId) {}

  /** Takes what the draft is based on; null for the version before it. */
  OpenDraft(
      UUID repository, int number, Cause cause, Selection start, MembershipQueries membership) {
    this.repository = repository;
    this.number = number;
    this.cause = cause;
    this.start = start;
    this.membership = membership;
  }

  @Override
  public UUID repository() {
    return repository;
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public Origin origin() {
    return cause.origin;
  }

  @Override
  public String correlationId() {
    return cause.correlationId;
  }

  @Override
  public Selection present() {
    return Selection.of(
        "select content_id from core_repository_content where repository_id = ? and version_removed is null",
        repository);
  }

  @Override
  public Selection added() {
    return start != null ? present().except(start) : entered();
  }

  private Selection entered() {
    return Selection.of(
        """
        select content_id from core_repository_content
        where repository_id = ? and version_added = ? and version_removed is null
        """,
        repository,
        number);
  }

  /** Holds exactly what it is based on. */
  void begin() {
    if (start != null) {
      remove(present().except(start));
      add(start);
    }
  }

  @Override
  public int add(Selection units) {
    return membership.add(repository, number, units);
  }

  @Override
  public int remove(Selection units) {
    return membership.remove(repository, number, units);
  }

  @Override
  public int clear() {
    return membership.clear(repository, number);
  }

  @Override
  public void info(String key, JsonValue value) {
    infos.add(key, value);
  }

  JsonObject infos() {
    return infos.build();
  }
}
