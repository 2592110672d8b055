package pulp.web;

import java.util.Map;

/**
 * A parsed body.
 *
 * @param values by name: JSON values, and for files what was received ({@code
 *     pulp.storage.Received})
 * @param form whether it was a form, where every value is a text
 */
public record Input(Map<String, Object> values, boolean form) {}
