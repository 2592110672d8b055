/**
 * The REST API: from a path to the operation that answers it, in the order of checks that clients
 * rely on.
 */
package pulp.api.rest;
