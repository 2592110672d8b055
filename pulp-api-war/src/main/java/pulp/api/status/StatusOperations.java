package pulp.api.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import pulp.field.Moments;
import pulp.instance.Apps;
import pulp.json.Json;
import pulp.plugin.Plugin;
import pulp.plugin.Plugins;
import pulp.resource.Operation;
import pulp.resource.OperationSource;
import pulp.settings.Settings;
import pulp.sql.SqlFailure;
import pulp.storage.ArtifactStore;
import pulp.storage.Space;
import pulp.web.Call;
import pulp.web.Reply;

/**
 * {@code status/} and {@code livez/} (specification 01 §13). Status answers even while the database
 * is away.
 */
@ApplicationScoped
public class StatusOperations implements OperationSource {
  @Inject Plugins plugins;
  @Inject Settings settings;
  @Inject Apps apps;
  @Inject ArtifactStore store;

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.of("GET", "status/", "status_read", "Status", this::status)
            .answering(200, "StatusResponse")
            .unauthenticated(),
        Operation.of("GET", "livez/", "livez_read", "Livez", call -> Reply.empty(200))
            .answering(200, "")
            .unauthenticated());
  }

  private Reply status(Call call) {
    JsonObjectBuilder status = Json.createObjectBuilder().add("versions", versions());
    boolean connected = addApps(status);
    return Reply.json(
        200,
        status
            .add("database_connection", Json.createObjectBuilder().add("connected", connected))
            .add("redis_connection", Json.createObjectBuilder().add("connected", false))
            .add("storage", storage())
            .add("content_settings", contentSettings())
            .add("domain_enabled", false)
            .build());
  }

  private JsonArrayBuilder versions() {
    JsonArrayBuilder versions = Json.createArrayBuilder();
    for (Plugin plugin : plugins.all()) {
      versions.add(
          Json.createObjectBuilder()
              .add("component", plugin.label())
              .add("version", plugin.version())
              .add("package", plugin.packageName())
              .add("module", plugin.module())
              .add("domain_compatible", true));
    }
    return versions;
  }

  /** Adds who is online; says whether the database could be asked. */
  private boolean addApps(JsonObjectBuilder status) {
    List<Apps.App> online = List.of();
    boolean connected = true;
    try {
      online = apps.online();
    } catch (SqlFailure failure) {
      connected = false;
    }
    for (Map.Entry<String, String> kind :
        List.of(
            Map.entry("worker", "online_workers"),
            Map.entry("api", "online_api_apps"),
            Map.entry("content", "online_content_apps"))) {
      JsonArrayBuilder list = Json.createArrayBuilder();
      online.stream()
          .filter(app -> app.type().equals(kind.getKey()))
          .forEach(app -> list.add(json(app)));
      status.add(kind.getValue(), list);
    }
    return connected;
  }

  private static JsonObjectBuilder json(Apps.App app) {
    JsonObjectBuilder versions = Json.createObjectBuilder();
    app.versions().forEach(versions::add);
    return Json.createObjectBuilder()
        .add("name", app.name())
        .add("last_heartbeat", Moments.text(app.lastHeartbeat()))
        .add("versions", versions);
  }

  private JsonValue storage() {
    try {
      Space space = store.space();
      return Json.createObjectBuilder()
          .add("total", space.total())
          .add("used", space.used())
          .add("free", space.free())
          .build();
    } catch (UncheckedIOException e) {
      return JsonValue.NULL;
    }
  }

  private JsonObjectBuilder contentSettings() {
    return Json.createObjectBuilder()
        .add(
            "content_origin",
            settings.contentOrigin().<JsonValue>map(Json::createValue).orElse(JsonValue.NULL))
        .add("content_path_prefix", settings.contentPathPrefix());
  }
}
