/**
 * The description of a resource's fields, said once: from it come reading, rendering, filtering,
 * ordering, columns, the test whether anything changes, and the OpenAPI schemas.
 */
package pulp.field;
