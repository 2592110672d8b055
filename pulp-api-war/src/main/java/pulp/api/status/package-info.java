/** How this Pulp is doing: status, liveness and the list of its collections. */
package pulp.api.status;
