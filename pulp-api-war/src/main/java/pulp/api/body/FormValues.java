package pulp.api.body;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pulp.json.Json;
import pulp.problem.Problem;
import pulp.storage.Received;

/**
 * The fields of a form. A key that comes again makes a list, {@code map.key=value} an entry of a
 * map; files stand for themselves.
 */
final class FormValues {
  private static final int MOST_FIELDS = 1000;
  private static final int MOST_BYTES = 2_621_440;

  private final Map<String, List<String>> texts = new LinkedHashMap<>();
  private final Map<String, Received> files = new LinkedHashMap<>();
  private int fields;
  private long bytes;

  /** How many bytes of text may still come. */
  long room() {
    return MOST_BYTES - bytes;
  }

  void add(String name, String text, long size) {
    count();
    bytes += size;
    if (bytes > MOST_BYTES) {
      throw new Problem.Malformed("The text fields of the form are longer than 2.5 MiB together.");
    }
    texts.computeIfAbsent(name, any -> new ArrayList<>()).add(text);
  }

  /** Adds a file; returns the one of that name that came before and counts no more, or null. */
  Received add(String name, Received file) {
    count();
    return files.put(name, file);
  }

  private void count() {
    if (++fields > MOST_FIELDS) {
      throw new Problem.Malformed("The form has more than 1000 fields.");
    }
  }

  /** By name, as fields read them. */
  Map<String, Object> inputs() {
    Map<String, Object> inputs = new LinkedHashMap<>();
    Map<String, JsonObjectBuilder> maps = new LinkedHashMap<>();
    texts.forEach((name, values) -> {
      int dot = name.indexOf('.');
      if (dot > 0) {
        maps.computeIfAbsent(name.substring(0, dot), any -> Json.createObjectBuilder())
            .add(name.substring(dot + 1), values.getLast());
      } else {
        inputs.put(name, values.size() == 1 ? Json.createValue(values.getFirst()) : list(values));
      }
    });
    maps.forEach((name, map) -> inputs.put(name, map.build()));
    inputs.putAll(files);
    return inputs;
  }

  private static JsonValue list(List<String> values) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    values.forEach(list::add);
    return list.build();
  }
}
