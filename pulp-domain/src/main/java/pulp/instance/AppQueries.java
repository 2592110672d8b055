package pulp.instance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pulp.sql.Sql;

/** Processes in the database; every time in there is the database's. */
@ApplicationScoped
class AppQueries {
  @Inject Sql sql;

  /** A row of this instance. */
  record Own(UUID id, String type, String name, Duration ttl) {}

  void register(List<Own> own, Map<String, String> versions) {
    sql.update(
        """
        insert into core_app_status (pulp_id, app_type, name, ttl, versions)
        select id, type, name, make_interval(secs => ttl), ?::jsonb
        from unnest(?::uuid[], ?::text[], ?::text[], ?::int8[]) as row (id, type, name, ttl)
        on conflict (pulp_id) do update set last_heartbeat = clock_timestamp(), pulp_last_updated = clock_timestamp()
        """,
        versions,
        own.stream().map(Own::id).toList(),
        own.stream().map(Own::type).toList(),
        own.stream().map(Own::name).toList(),
        own.stream().map(row -> row.ttl().toSeconds()).toList());
  }

  void unregister(List<Own> own) {
    sql.update(
        "delete from core_app_status where pulp_id = any(?::uuid[])",
        own.stream().map(Own::id).toList());
  }

  List<Apps.App> online() {
    return sql.list(
        """
        select app_type, name, last_heartbeat, versions from core_app_status
        where last_heartbeat >= clock_timestamp() - ttl order by name
        """,
        row ->
            new Apps.App(
                row.text("app_type"),
                row.text("name"),
                row.moment("last_heartbeat"),
                row.map("versions")));
  }
}
