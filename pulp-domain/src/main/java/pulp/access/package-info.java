/** Who asks, and what they may do: one superuser until access control has its own issue. */
package pulp.access;
