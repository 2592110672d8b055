package pulp.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import pulp.access.Secrets;
import pulp.domain.Domains;
import pulp.field.Field;
import pulp.field.Field.Trait;
import pulp.field.Fields;
import pulp.field.Values;
import pulp.json.Json;
import pulp.plugin.Hrefs;
import pulp.sql.Condition;
import pulp.sql.Ids;
import pulp.sql.Row;
import pulp.sql.Sql;

/** Rows of any type, selected and written as its fields say. */
@ApplicationScoped
class ResourceQueries implements Rows {
  @Inject Sql sql;
  @Inject Secrets secrets;
  @Inject Domains domains;
  @Inject Hrefs hrefs;

  /**
   * The rows of a page, rendered; which rows these are is found before anything is read of them.
   */
  List<JsonObject> page(
      ResourceType type, Fields shown, Condition where, String order, long limit, long offset) {
    List<Object> values = new ArrayList<>(where.values());
    values.add(limit);
    values.add(offset);
    String keys =
        "select %1$s.pulp_id as key from %2$s where %3$s order by %4$s limit ? offset ?"
            .formatted(type.master(), Tables.of(type), where.text(), order);
    return sql.search(
        "%s join (%s) page on page.key = %s.pulp_id order by %s"
            .formatted(select(type, shown), keys, type.master(), order),
        row -> render(shown, row),
        values.toArray());
  }

  /** The one row that a condition selects, rendered. */
  Optional<JsonObject> one(ResourceType type, Fields shown, Condition where) {
    return sql.first(
        select(type, shown) + " where " + where.text(),
        row -> render(shown, row),
        where.values().toArray());
  }

  /** Each row has its detail, so that is only looked at when the condition speaks of it. */
  long count(ResourceType type, Condition where) {
    boolean whole = type.detail().filter(detail -> where.text().contains(detail + ".")).isPresent();
    return sql.search(
            "select count(*) as count from "
                + (whole ? Tables.of(type) : type.master())
                + " where "
                + where.text(),
            row -> row.number("count"),
            where.values().toArray())
        .getFirst();
  }

  /** The stored values of a row, locked when it is going to be changed. */
  Optional<Stored> stored(ResourceType type, Condition where, boolean locked) {
    Fields fields = type.fields();
    return sql.first(
        select(type, fields)
            + " where "
            + where.text()
            + (locked ? " for update of " + type.master() : ""),
        row -> stored(type, fields, row),
        where.values().toArray());
  }

  private Stored stored(ResourceType type, Fields fields, Row row) throws SQLException {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Field field : fields) {
      Object value = field.columns().isEmpty() ? null : field.kind().stored(field, row);
      values.put(field.name(), field.is(Trait.SECRET) ? secrets.decrypt((String) value) : value);
    }
    return new Stored(type, row.uuid("pulp_id"), values);
  }

  private JsonObject render(Fields shown, Row row) throws SQLException {
    JsonObjectBuilder object = Json.createObjectBuilder();
    for (Field field : shown) {
      object.add(field.name(), field.show(row, hrefs));
    }
    return object.build();
  }

  private static String select(ResourceType type, Fields fields) {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("pulp_id", type.master() + ".pulp_id");
    for (Field field : fields) {
      String table = field.table() == null ? type.master() : field.table();
      field
          .columns()
          .forEach(
              column -> columns.put(column.alias(), column.expression().replace("{table}", table)));
    }
    return columns.entrySet().stream()
        .map(column -> column.getValue() + " as " + column.getKey())
        .collect(Collectors.joining(", ", "select ", " from " + Tables.whole(type)));
  }

  @Override
  public UUID insert(ResourceType type, Values values) {
    UUID id = Ids.next();
    Map<String, Object> master = new LinkedHashMap<>();
    master.put("pulp_id", id);
    if (type.isTyped()) {
      master.put("pulp_type", type.name().pulpType());
    }
    master.put("pulp_domain_id", domains.current());
    master.putAll(columns(type, type.master(), values));
    insert(type.master(), master);
    type.detail()
        .ifPresent(table -> {
          Map<String, Object> detail = new LinkedHashMap<>(Map.of("pulp_id", id));
          detail.putAll(columns(type, table, values));
          insert(table, detail);
        });
    return id;
  }

  private void insert(String table, Map<String, Object> columns) {
    String marks = columns.keySet().stream().map(column -> "?").collect(Collectors.joining(", "));
    sql.update(
        "insert into "
            + table
            + " ("
            + String.join(", ", columns.keySet())
            + ") values ("
            + marks
            + ")",
        columns.values().toArray());
  }

  /** Stores the given values and the time of the change. */
  void update(ResourceType type, UUID id, Values values) {
    update(
        type.master(),
        id,
        columns(type, type.master(), values),
        ", pulp_last_updated = clock_timestamp()");
    type.detail().ifPresent(table -> update(table, id, columns(type, table, values), ""));
  }

  private void update(String table, UUID id, Map<String, Object> columns, String further) {
    String set =
        columns.keySet().stream().map(column -> column + " = ?").collect(Collectors.joining(", "));
    if (set.isEmpty() && further.isEmpty()) {
      return;
    }
    String assignments = set.isEmpty() ? further.substring(2) : set + further;
    List<Object> values = new ArrayList<>(columns.values());
    values.add(id);
    sql.update("update " + table + " set " + assignments + " where pulp_id = ?", values.toArray());
  }

  int delete(ResourceType type, UUID id) {
    return sql.update("delete from " + type.master() + " where pulp_id = ?", id);
  }

  private Map<String, Object> columns(ResourceType type, String table, Values values) {
    Map<String, Object> columns = new LinkedHashMap<>();
    for (Field field : type.fields()) {
      String home = field.table() == null ? type.master() : field.table();
      if (field.stored() != null && home.equals(table) && values.has(field.name())) {
        Object value = values.get(field.name());
        Object bound = value == null ? null : field.kind().bound(value);
        columns.put(
            field.stored(), field.is(Trait.SECRET) ? secrets.encrypt((String) bound) : bound);
      }
    }
    return columns;
  }

  boolean isNameTaken(ResourceType type, String name, UUID except) {
    return sql.yes(
        "select exists (select 1 from "
            + type.master()
            + " where name = ? and pulp_domain_id = ? and pulp_id is distinct from ?::uuid)",
        name,
        domains.current(),
        except);
  }

  /** Sets one label, whatever the others are. */
  void setLabel(ResourceType type, UUID id, String key, String value) {
    sql.update(
        "update "
            + type.master()
            + " set pulp_labels = pulp_labels || jsonb_build_object(?::text, ?::text) where pulp_id = ?",
        key,
        value,
        id);
  }

  /**
   * Takes a label away; returns what it was, empty when it was not set. The outer Optional tells
   * whether it was there.
   */
  Optional<Optional<String>> unsetLabel(ResourceType type, UUID id, String key) {
    return sql.first(
        """
        with old as (select pulp_id, pulp_labels from %1$s where pulp_id = ? for update)
        update %1$s t set pulp_labels = t.pulp_labels - ?::text
        from old where t.pulp_id = old.pulp_id and jsonb_exists(old.pulp_labels, ?)
        returning old.pulp_labels ->> ? as value
        """
            .formatted(type.master()),
        row -> Optional.ofNullable(row.text("value")),
        id,
        key,
        key,
        key);
  }
}
