/** The operations that every type of resource offers. */
package pulp.api.resource;
