/**
 * The one way to PostgreSQL: statements on the transaction's own connection. Only {@code *Queries}
 * use it.
 */
package pulp.sql;
