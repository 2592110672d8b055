/**
 * Repositories and their versions. A version costs by what changed, never by what the repository
 * holds.
 */
package pulp.repository;
