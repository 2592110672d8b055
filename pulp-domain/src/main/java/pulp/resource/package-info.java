/**
 * What all resources have in common: their types, lists with filters, and the tasks that create,
 * change and delete them.
 */
package pulp.resource;
