/**
 * Remotes: where content comes from, and how it is fetched. Nothing else talks to upstream servers.
 */
package pulp.remote;
