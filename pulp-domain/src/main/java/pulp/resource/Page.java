package pulp.resource;

import jakarta.json.JsonObject;
import java.util.List;

/**
 * A part of a list.
 *
 * @param count how many rows there are in all
 * @param limit how many a page has at most
 * @param offset how many were passed over
 * @param results the rows of this page, rendered
 */
public record Page(long count, long limit, long offset, List<JsonObject> results) {}
