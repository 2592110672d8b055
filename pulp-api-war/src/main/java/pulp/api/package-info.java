/** The edge of the API role: requests in, answers out, no decisions. */
package pulp.api;
