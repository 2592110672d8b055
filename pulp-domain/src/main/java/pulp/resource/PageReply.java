package pulp.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pulp.json.Json;
import pulp.web.Call;
import pulp.web.Reply;

/** A page of a list as it is sent, with links to its neighbours (specification 01 §5.1). */
@ApplicationScoped
public class PageReply {
  /** 200 with the page; links keep all other parameters of the request, sorted by name. */
  public Reply of(Page page, Call call) {
    JsonArrayBuilder results = Json.createArrayBuilder();
    page.results().forEach(results::add);
    long next = page.offset() + page.limit();
    long previous = page.offset() - page.limit();
    return Reply.json(
        200,
        Json.createObjectBuilder()
            .add("count", page.count())
            .add("next", next < page.count() ? link(call, page, next) : JsonValue.NULL)
            .add("previous", page.offset() > 0 ? link(call, page, previous) : JsonValue.NULL)
            .add("results", results)
            .build());
  }

  private static JsonValue link(Call call, Page page, long offset) {
    Map<String, List<String>> query = new TreeMap<>(call.query());
    query.put("limit", List.of(Long.toString(page.limit())));
    query.remove("offset");
    if (offset > 0) {
      query.put("offset", List.of(Long.toString(offset)));
    }
    List<String> pairs = new ArrayList<>();
    query.forEach(
        (name, values) -> values.forEach(value -> pairs.add(escape(name) + "=" + escape(value))));
    return Json.createValue(call.origin() + call.rawPath() + "?" + String.join("&", pairs));
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
