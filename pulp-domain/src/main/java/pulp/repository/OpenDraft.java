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
  private final Origin origin;
  private final MembershipQueries membership;
  private final JsonObjectBuilder infos = Json.createObjectBuilder();

  OpenDraft(UUID repository, int number, Origin origin, MembershipQueries membership) {
    this.repository = repository;
    this.number = number;
    this.origin = origin;
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
    return origin;
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
