/**
 * What an operator may set, read once at start from {@code PULP_…} properties or environment
 * variables.
 */
package pulp.settings;
