/** Pulp domains, the tenants that every row belongs to. */
package pulp.domain;
